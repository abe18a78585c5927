package jp.banso.applications.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetter.Honorific;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.ui.Model;

/** The chosen applications, the 鑑 and the note to the secretariat as typed. */
record PackageForm(
    @FieldLabel("applications.compilation.choose") List<UUID> chosen,
    @FieldLabel("approvals.notes.documentNumber") String documentNumber,
    @FieldLabel("approvals.notes.dated") String datedOn,
    @FieldLabel("approvals.cover.addressee") String addressee,
    @FieldLabel("approvals.cover.honorific") String honorific,
    @FieldLabel("approvals.cover.senderTitle") String senderTitle,
    @FieldLabel("approvals.cover.sealOmitted") String sealOmitted,
    @FieldLabel("approvals.cover.subject") String subject,
    @FieldLabel("approvals.cover.body") String body,
    @FieldLabel("approvals.cover.items") String items,
    @FieldLabel("approvals.cover.contact") String contact,
    @FieldLabel("applications.compilation.note") String coverNote) {

  PackageForm {
    chosen = chosen == null ? List.of() : List.copyOf(chosen);
    sealOmitted = "true".equals(sealOmitted) ? sealOmitted : "false";
  }

  static PackageForm proposed(List<UUID> ready, CoverLetter cover) {
    return new PackageForm(
        ready, cover.documentNumber(), cover.date() == null ? "" : Wareki.dateWithoutWeekday(cover.date()),
        cover.addressee(), cover.honorific().name(), cover.senderTitle(), String.valueOf(cover.sealOmitted()),
        cover.subject(), cover.body(), cover.items(), cover.contact(), "");
  }

  List<ApplicationId> ids() {
    return chosen.stream().map(ApplicationId::new).toList();
  }

  /**
   * The 鑑, or the refusal of what is wrong with it or with the choice; {@code written} of what did not come along: while
   * its words are held only number and day can be typed.
   */
  Outcome<CoverLetter> cover(Model model, CoverLetter written) {
    FreeText text =
        FreeText.of(model, "form")
            .refuse(chosen.isEmpty(), "chosen", "applications.refused.nothingChosen")
            .limit("coverNote", coverNote, FreeText.NOTE);
    String typed = DraftController.text(datedOn);
    Optional<LocalDate> day = CalendarYears.parse(typed);
    text.limit("documentNumber", documentNumber, FreeText.LINE)
        .refuse(!typed.isBlank() && day.isEmpty(), "datedOn", UnreadDate.reason(typed, "applications.refused.date"));
    String number = documentNumber == null ? written.documentNumber() : documentNumber;
    LocalDate dated = datedOn == null ? written.date() : day.orElse(null);
    if (senderTitle == null) {
      return text.outcome().then(fits -> Outcome.done(written.dated(number, dated)));
    }
    Optional<Honorific> called =
        Stream.of(Honorific.values()).filter(one -> one.name().equals(honorific)).findFirst();
    return text.refuse(senderTitle.isBlank(), "senderTitle", "applications.refused.coverSender")
        .limit("senderTitle", senderTitle, FreeText.LINE)
        .refuse(DraftController.text(addressee).isBlank(), "addressee", "applications.refused.coverAddressee")
        .limit("addressee", addressee, FreeText.LINE)
        .refuse(called.isEmpty(), "honorific", "approvals.refused.honorific")
        .limit("subject", subject, FreeText.LINE)
        .limit("body", body, CoverForm.LONG)
        .limit("items", items, CoverForm.LONG)
        .limit("contact", contact, FreeText.NOTE)
        .outcome()
        .then(
            fits ->
                Outcome.done(
                    new CoverLetter(
                        number, dated, addressee, called.get(), senderTitle, Boolean.parseBoolean(sealOmitted),
                        subject == null ? written.subject() : subject, body == null ? written.body() : body,
                        items == null ? written.items() : items, contact == null ? written.contact() : contact)));
  }
}
