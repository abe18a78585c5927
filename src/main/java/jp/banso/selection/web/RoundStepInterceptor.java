package jp.banso.selection.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import jp.banso.kernel.Forbidden;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.StepInterceptor;
import jp.banso.selection.RoundPages;
import jp.banso.selection.SelectionRoundId;
import org.springframework.stereotype.Component;

/** Lets those to the steps of a selection who can take them now. */
@Component
class RoundStepInterceptor extends StepInterceptor<Takes> {

  private final RoundPages rounds;
  private final CurrentViewer viewers;

  RoundStepInterceptor(RoundPages rounds, CurrentViewer viewers) {
    super(Takes.class);
    this.rounds = rounds;
    this.viewers = viewers;
  }

  @Override
  protected void judge(Takes takes, HttpServletRequest request, Map<String, String> variables) {
    Viewer viewer = viewers.of(request).orElseThrow(() -> new Forbidden("no valid role"));
    rounds.require(viewer, new SelectionRoundId(id(variables)), takes.value());
  }

  @Override
  protected String casePage(Map<String, String> variables) {
    return "/selection/" + variables.get("id");
  }
}
