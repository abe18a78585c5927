package jp.banso.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.CurrentViewer;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.StepInterceptor;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportSteps;
import org.springframework.stereotype.Component;

/** Lets those to the steps of a support who can take them now. */
@Component
class SupportStepInterceptor extends StepInterceptor<Takes> {

  private final SupportSteps steps;
  private final CurrentViewer viewers;

  SupportStepInterceptor(SupportSteps steps, CurrentViewer viewers) {
    super(Takes.class);
    this.steps = steps;
    this.viewers = viewers;
  }

  @Override
  protected void judge(Takes takes, HttpServletRequest request, Map<String, String> variables) {
    Viewer viewer = viewers.of(request).orElseThrow(() -> new Forbidden("no valid role"));
    String number = variables.getOrDefault("number", variables.getOrDefault("ordinal", "0"));
    steps.require(viewer, new SupportCycleId(id(variables)), takes.value(), number(number));
  }

  @Override
  protected String casePage(Map<String, String> variables) {
    return "/support/" + variables.get("id");
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException e) {
      throw new NotFound("part " + typed);
    }
  }
}
