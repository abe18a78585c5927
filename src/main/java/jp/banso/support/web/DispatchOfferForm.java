package jp.banso.support.web;

import java.time.LocalDate;
import jp.banso.platform.web.FieldLabel;
import jp.banso.support.DispatchOffer;
import jp.banso.support.MeetingForm;
import org.springframework.validation.Errors;

/** 打診 as typed. */
record DispatchOfferForm(
    @FieldLabel("support.dispatch.ask.advisor") String advisorId,
    @FieldLabel("support.meeting.date") String date,
    @FieldLabel("support.meeting.from") String from,
    @FieldLabel("support.meeting.to") String to,
    @FieldLabel("support.dispatch.form") String form,
    @FieldLabel("support.dispatch.place") String place) {

  DispatchOfferForm {
    advisorId = Typed.text(advisorId);
    date = Typed.text(date);
    from = Typed.text(from);
    to = Typed.text(to);
    form = Typed.text(form);
    place = Typed.text(place);
  }

  DispatchOffer read(Errors errors) {
    if (advisorId.isBlank()) {
      errors.rejectValue("advisorId", "support.error.choose");
    }
    LocalDate day = Typed.date(errors, "date", date);
    var start = Typed.moment(day, Typed.time(errors, "from", from));
    var end = Typed.moment(day, Typed.time(errors, "to", to));
    Typed.need(errors, "place", place, Typed.SHORT * 2);
    return new DispatchOffer(
        advisorId.isBlank() ? null : Typed.id(advisorId), start, end,
        Typed.choice(errors, "form", form, MeetingForm.class), place);
  }
}
