package jp.banso.calls.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import jp.banso.calls.QuestionRecord;
import jp.banso.calls.QuestionWay;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.Errors;

/** A question that came by mail or telephone, as it was typed. */
record QuestionRecordForm(
    @FieldLabel("calls.question.way") String way,
    @FieldLabel("calls.question.receivedOn") String receivedOn,
    @FieldLabel("calls.question.receivedTime") String receivedTime,
    @FieldLabel("calls.question.organisation") String organisationName,
    @FieldLabel("calls.question.asker") String askerName,
    @FieldLabel("calls.question.mail") String askerMail,
    @FieldLabel("calls.question.telephone") String askerTelephone,
    @FieldLabel("calls.question.body") String body) {

  static final int LONGEST = FreeText.NOTE;

  /** As if the telephone was just hung up. */
  static QuestionRecordForm blank(LocalDateTime now) {
    return new QuestionRecordForm(
        "", Wareki.date(now.toLocalDate()), "%02d:%02d".formatted(now.getHour(), now.getMinute()), "", "", "", "", "");
  }

  /** What was typed; null if anything of it cannot be read, which then stands at its field. */
  QuestionRecord read(Errors errors) {
    TermsReader in = new TermsReader(errors);
    QuestionWay came = in.choice("way", way, QuestionWay.class);
    LocalDate day = in.date("receivedOn", receivedOn);
    LocalTime time = in.time("receivedTime", receivedTime);
    String organisation = in.line("organisationName", organisationName);
    String asker = in.line("askerName", askerName);
    String mail = came == QuestionWay.MAIL ? in.mail("askerMail", askerMail) : in.mailOrNull("askerMail", askerMail);
    String telephone = in.lineOrNull("askerTelephone", askerTelephone);
    String text = in.text("body", body, LONGEST);
    if (came == QuestionWay.PAGE) {
      errors.rejectValue("way", "fragments.typed.choice");
    }
    return errors.hasErrors()
        ? null
        : new QuestionRecord(came, organisation, asker, mail, telephone, text, JapanTime.instantOf(day.atTime(time)));
  }
}
