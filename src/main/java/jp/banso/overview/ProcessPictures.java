package jp.banso.overview;

import java.util.regex.Pattern;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.workflow.Workflow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models as pictures. A model tells how the work goes, nothing of any case, so all may read it. */
@Service
@Transactional(readOnly = true)
public class ProcessPictures {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z-]{0,62}");

  private final Workflow workflow;

  ProcessPictures(Workflow workflow) {
    this.workflow = workflow;
  }

  /**
   * The newest model as BPMN XML.
   *
   * @throws NotFound if there is no such model
   */
  public String bpmn(Viewer viewer, String processKey) {
    if (!KEY.matcher(processKey).matches()) {
      throw new NotFound("process for " + viewer.role());
    }
    return workflow.modelXml(processKey);
  }
}
