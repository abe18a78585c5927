package jp.banso.worklist;

import jakarta.servlet.http.HttpServletRequest;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Asks for the viewer's counts once a request: the frame shows them, and so do home and task list. */
@Component
public class RequestCounts {

  private static final String CACHED = RequestCounts.class.getName();

  private final Worklist worklist;

  RequestCounts(Worklist worklist) {
    this.worklist = worklist;
  }

  public WorkCounts of(HttpServletRequest request, Viewer viewer) {
    if (request.getAttribute(CACHED) instanceof WorkCounts cached) {
      return cached;
    }
    WorkCounts counts = worklist.counts(viewer);
    request.setAttribute(CACHED, counts);
    return counts;
  }
}
