package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import jp.banso.applications.CaseReading;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page about one application shows. */
@Component
class CasePages {

  private final CaseReading cases;
  private final Calls calls;

  CasePages(CaseReading cases, Calls calls) {
    this.cases = cases;
    this.calls = calls;
  }

  ApplicationView fill(Viewer viewer, ApplicationId id, Model model) {
    ApplicationView view = cases.view(viewer, id);
    CallView call = calls.get(view.callId());
    model.addAttribute("view", view);
    model.addAttribute("call", call);
    model.addAttribute("staff", viewer.role().isSecretariat());
    model.addAttribute("proxyOffered", viewer.isSecretariatOf(call.programme()));
    return view;
  }

  /** Says the refusal on the page that is shown again with what was typed (422). */
  static void say(Outcome.Refused<?> refused, Model model, HttpServletResponse response) {
    say(refused.messageKey(), refused.arguments(), model, response);
  }

  static void say(
      String messageKey, List<Object> arguments, Model model, HttpServletResponse response) {
    model.addAttribute("flash", messageKey);
    model.addAttribute("flashArguments", arguments);
    model.addAttribute("flashTone", "error");
    response.setStatus(422);
  }

  /** The secretariat took another's step without saying on whose word. */
  static boolean lacksProxy(Viewer viewer) {
    return viewer.role().isSecretariat() && viewer.proxy().isEmpty();
  }
}
