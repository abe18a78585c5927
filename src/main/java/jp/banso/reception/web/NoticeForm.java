package jp.banso.reception.web;

import java.time.LocalDate;
import java.util.Optional;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import jp.banso.reception.ReceptionNotice;
import org.springframework.validation.BindingResult;

/** What a prefecture says on its page, as typed. */
record NoticeForm(
    long version,
    @FieldLabel("reception.words") String words,
    @FieldLabel("reception.contact") String contact,
    @FieldLabel("reception.letterNumber") String letterNumber,
    @FieldLabel("reception.letterTo") String letterTo,
    @FieldLabel("reception.letterFrom") String letterFrom,
    @FieldLabel("reception.letterDate") String letterDate,
    @FieldLabel("reception.letterSealed") Boolean letterSealed) {

  NoticeForm {
    letterSealed = Boolean.TRUE.equals(letterSealed);
  }

  static NoticeForm of(ReceptionNotice notice) {
    return new NoticeForm(
        notice.version(), notice.words(), notice.contact(), notice.letterNumber(), notice.letterTo(),
        notice.letterFrom(), notice.letterDate() == null ? "" : Wareki.date(notice.letterDate()),
        notice.letterSealed());
  }

  /** What was typed, or null with the errors noted. */
  ReceptionNotice read(BindingResult errors) {
    Optional<LocalDate> day = CalendarYears.parse(text(letterDate));
    FreeText.of(errors)
        .limit("words", words, FreeText.NOTE)
        .limit("contact", contact, FreeText.NOTE)
        .limit("letterNumber", letterNumber, FreeText.LINE)
        .limit("letterTo", letterTo, FreeText.NOTE)
        .limit("letterFrom", letterFrom, FreeText.LINE)
        .refuse(
            !text(letterDate).isEmpty() && day.isEmpty(), "letterDate",
            UnreadDate.reason(letterDate, "fragments.typed.date"))
        .refuse(text(letterTo).isEmpty(), "letterTo", "reception.refused.letter")
        .refuse(text(letterFrom).isEmpty(), "letterFrom", "reception.refused.letter");
    return errors.hasErrors()
        ? null
        : new ReceptionNotice(
            text(words), text(contact), text(letterNumber), text(letterTo), text(letterFrom), day.orElse(null),
            letterSealed, version);
  }

  static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
