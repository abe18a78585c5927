package jp.banso.inquiries.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryChannel;
import jp.banso.inquiries.InquiryRecord;
import jp.banso.inquiries.Requester;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.InPageOrder;
import org.springframework.validation.Errors;

/** A call as it is written down while talking; only who called and what about is needed. */
@InPageOrder
record RecordForm(
    @FieldLabel("inquiries.channel") String channel,
    @FieldLabel("inquiries.organisation") String organisation,
    @FieldLabel("inquiries.name") String name,
    @FieldLabel("inquiries.telephone") String telephone,
    @FieldLabel("inquiries.mail") String mail,
    @FieldLabel("inquiries.kind") String kind,
    @FieldLabel("inquiries.prefecture") String prefecture,
    @FieldLabel("inquiries.subject") String subject,
    @FieldLabel("inquiries.category") String category,
    @FieldLabel("inquiries.body") String body,
    @FieldLabel("inquiries.record.answer") String answer,
    @FieldLabel("inquiries.callback.promisedOn") String promisedOn,
    @FieldLabel("inquiries.callback.promisedTime") String promisedTime,
    @FieldLabel("inquiries.record.receivedOn") String receivedOn,
    @FieldLabel("inquiries.record.receivedTime") String receivedTime) {

  static final int LONGEST = 4000;

  /** As if the telephone rings now. */
  static RecordForm blank(LocalDateTime now) {
    return new RecordForm(
        InquiryChannel.TELEPHONE.name(), "", "", "", "", "", "", "", "", "", "", "", "", Wareki.date(now.toLocalDate()),
        "%02d:%02d".formatted(now.getHour(), now.getMinute()));
  }

  /** The same of somebody who asked before. */
  RecordForm of(Requester caller) {
    return new RecordForm(
        channel, text(caller.organisation()), text(caller.name()), text(caller.telephone()), text(caller.mail()),
        caller.kind() == null ? "" : caller.kind().name(), text(caller.prefecture()), subject, category, body, answer,
        promisedOn, promisedTime, receivedOn, receivedTime);
  }

  private static String text(String kept) {
    return RequesterFields.text(kept);
  }

  /** What was typed; null if anything of it cannot be read, which then stands at its field. */
  InquiryRecord read(Errors errors) {
    RequesterFields in = new RequesterFields(errors);
    InquiryChannel came = in.choice("channel", channel, InquiryChannel.class);
    if (came != null && !InquiryChannel.recorded().contains(came)) {
      errors.rejectValue("channel", "fragments.typed.choice");
    }
    Requester requester = in.read(organisation, kind, prefecture, name, mail, telephone);
    boolean nobody =
        Stream.of(requester.organisation(), requester.name(), requester.telephone(), requester.mail())
            .allMatch(Objects::isNull);
    if (nobody && !errors.hasFieldErrors("organisation")) {
      errors.rejectValue("organisation", "inquiries.refused.nobody");
    }
    boolean callsBack = came == InquiryChannel.VOICE || !RequesterFields.text(promisedOn).isBlank();
    if (callsBack && requester.telephone() == null && !errors.hasFieldErrors("telephone")) {
      errors.rejectValue("telephone", "inquiries.refused.noTelephone");
    }
    String about = in.line("subject", subject);
    String of = in.lineOrNull("category", category);
    String said = in.text("body", body, LONGEST);
    LocalDate day = in.date("receivedOn", receivedOn);
    LocalTime time = in.time("receivedTime", receivedTime);
    in.textOrNull("answer", answer, LONGEST);
    promised(errors);
    return errors.hasErrors()
        ? null
        : new InquiryRecord(came, requester, about, said, of, JapanTime.instantOf(day.atTime(time)));
  }

  String answerOrNull() {
    return RequesterFields.linesOrNull(answer);
  }

  /** By when we said that we call, null for the usual term. */
  Instant promised(Errors errors) {
    return CallbackForm.instant(promisedOn, promisedTime, errors);
  }
}
