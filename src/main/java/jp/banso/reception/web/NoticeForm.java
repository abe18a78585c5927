package jp.banso.reception.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.reception.ReceptionNotice;
import org.springframework.validation.BindingResult;

/** What a prefecture says on its page, as typed. */
record NoticeForm(
    long version,
    @FieldLabel("reception.words") String words,
    @FieldLabel("reception.contact") String contact,
    @FieldLabel("reception.letterNumber") String letterNumber,
    @FieldLabel("reception.letterTo") String letterTo,
    @FieldLabel("reception.letterFrom") String letterFrom) {

  static NoticeForm of(ReceptionNotice notice) {
    return new NoticeForm(
        notice.version(), notice.words(), notice.contact(), notice.letterNumber(), notice.letterTo(),
        notice.letterFrom());
  }

  /** What was typed, or null with the errors noted. */
  ReceptionNotice read(BindingResult errors) {
    FreeText.of(errors)
        .limit("words", words, FreeText.NOTE)
        .limit("contact", contact, FreeText.NOTE)
        .limit("letterNumber", letterNumber, FreeText.LINE)
        .limit("letterTo", letterTo, FreeText.NOTE)
        .limit("letterFrom", letterFrom, FreeText.LINE)
        .refuse(text(letterTo).isEmpty(), "letterTo", "reception.refused.letter")
        .refuse(text(letterFrom).isEmpty(), "letterFrom", "reception.refused.letter");
    return errors.hasErrors()
        ? null
        : new ReceptionNotice(
            text(words), text(contact), text(letterNumber), text(letterTo), text(letterFrom), version);
  }

  static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
