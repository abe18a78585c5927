package jp.banso.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import jp.banso.parties.Viewer;
import jp.banso.worklist.WorkCounts;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Asks for the viewer's counts once a request: frame and home page both show them. */
@Component
class RequestCounts {

  private static final String CACHED = RequestCounts.class.getName();

  private final Worklist worklist;

  RequestCounts(Worklist worklist) {
    this.worklist = worklist;
  }

  WorkCounts of(HttpServletRequest request, Viewer viewer) {
    if (request.getAttribute(CACHED) instanceof WorkCounts cached) {
      return cached;
    }
    WorkCounts counts = worklist.counts(viewer);
    request.setAttribute(CACHED, counts);
    return counts;
  }
}
