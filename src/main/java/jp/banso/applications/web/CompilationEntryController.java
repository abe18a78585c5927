package jp.banso.applications.web;

import jp.banso.calls.Calls;
import jp.banso.kernel.Forbidden;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The navigation's way to the prefecture's compilation of the present call. */
@Controller
class CompilationEntryController {

  private final Calls calls;

  CompilationEntryController(Calls calls) {
    this.calls = calls;
  }

  /** Without a call there is nothing to compile; the list of applications says so. */
  @GetMapping("/compilations")
  String current(Viewer viewer) {
    if (viewer.role() != RoleKind.PREFECTURE) {
      throw new Forbidden(viewer.role() + " compiles nothing");
    }
    return calls
        .current(viewer.programme())
        .map(call -> "redirect:/compilations/" + call.id().value())
        .orElse("redirect:/applications");
  }
}
