package jp.banso.support.web;

import java.time.LocalDate;
import java.util.regex.Pattern;
import jp.banso.platform.web.FieldLabel;
import jp.banso.support.MeetingForm;
import jp.banso.support.MeetingSchedule;
import org.springframework.validation.Errors;

/** 会議の日程 as typed. */
record ScheduleForm(
    @FieldLabel("support.meeting.date") String date,
    @FieldLabel("support.meeting.from") String from,
    @FieldLabel("support.meeting.to") String to,
    @FieldLabel("support.meeting.form") String form,
    @FieldLabel("support.meeting.place") String place,
    @FieldLabel("support.meeting.url") String url,
    @FieldLabel("support.meeting.replyBy") String replyBy,
    @FieldLabel("support.meeting.agenda") String agenda) {

  private static final Pattern WEB = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

  ScheduleForm {
    date = Typed.text(date);
    from = Typed.text(from);
    to = Typed.text(to);
    form = Typed.text(form);
    place = Typed.text(place);
    url = Typed.text(url);
    replyBy = Typed.text(replyBy);
    agenda = Typed.text(agenda);
  }

  MeetingSchedule read(Errors errors) {
    LocalDate day = Typed.date(errors, "date", date);
    var start = Typed.moment(day, Typed.time(errors, "from", from));
    var end = Typed.moment(day, Typed.time(errors, "to", to));
    MeetingForm kind = Typed.choice(errors, "form", form, MeetingForm.class);
    LocalDate reply = Typed.date(errors, "replyBy", replyBy);
    Typed.limit(errors, "place", place, Typed.SHORT);
    Typed.limit(errors, "url", url, Typed.SHORT * 2);
    Typed.limit(errors, "agenda", agenda, Typed.LONG);
    if (!url.isEmpty() && !WEB.matcher(url).lookingAt()) {
      errors.rejectValue("url", "support.meeting.error.url");
    }
    if (day != null && reply != null && reply.isAfter(day)) {
      errors.rejectValue("replyBy", "support.meeting.error.replyBy");
    }
    return new MeetingSchedule(start, end, kind, place, url, reply, agenda);
  }
}
