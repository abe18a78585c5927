package jp.banso.support.web;

import java.util.UUID;
import jp.banso.platform.web.FieldLabel;
import org.springframework.validation.Errors;

/** 振分け of a question as typed. */
record RouteForm(
    @FieldLabel("support.question.route.choice") String route,
    @FieldLabel("support.question.route.advisor") String advisorId,
    @FieldLabel("support.question.route.guidance") String guidance) {

  static final String SECRETARIAT = "SECRETARIAT";
  static final String ADVISOR = "ADVISOR";
  static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";

  RouteForm {
    route = Typed.text(route);
    advisorId = Typed.text(advisorId);
    guidance = Typed.text(guidance);
  }

  static RouteForm empty() {
    return new RouteForm("", "", "");
  }

  void check(Errors errors) {
    switch (route) {
      case SECRETARIAT -> { }
      case ADVISOR -> {
        if (advisorId.isBlank()) {
          errors.rejectValue("advisorId", "support.error.choose");
        }
      }
      case OUT_OF_SCOPE -> Typed.need(errors, "guidance", guidance, Typed.LONG);
      default -> errors.rejectValue("route", "support.error.choose");
    }
  }

  UUID advisor() {
    return Typed.id(advisorId);
  }
}
