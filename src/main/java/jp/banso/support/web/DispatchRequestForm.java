package jp.banso.support.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.support.DispatchRequest;
import jp.banso.support.MeetingForm;
import org.springframework.validation.Errors;

/** 派遣の依頼 as typed. */
record DispatchRequestForm(
    @FieldLabel("support.dispatch.purpose") String purpose,
    @FieldLabel("support.dispatch.points") String points,
    @FieldLabel("support.dispatch.wishes") String wishes,
    @FieldLabel("support.dispatch.form") String form,
    @FieldLabel("support.dispatch.participants") String participants) {

  DispatchRequestForm {
    purpose = Typed.text(purpose);
    points = Typed.text(points);
    wishes = Typed.text(wishes);
    form = Typed.text(form);
    participants = Typed.text(participants);
  }

  static DispatchRequestForm empty() {
    return new DispatchRequestForm("", "", "", "", "");
  }

  DispatchRequest read(Errors errors) {
    Typed.need(errors, "purpose", purpose, Typed.LONG);
    Typed.need(errors, "points", points, Typed.LONG);
    Typed.need(errors, "wishes", wishes, Typed.LONG);
    Typed.need(errors, "participants", participants, Typed.LONG);
    return new DispatchRequest(
        purpose, points, wishes, Typed.choice(errors, "form", form, MeetingForm.class), participants);
  }
}
