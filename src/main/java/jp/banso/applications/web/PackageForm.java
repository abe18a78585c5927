package jp.banso.applications.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.SubmissionCover;
import jp.banso.applications.SubmissionCover.Honorific;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.UnreadDate;
import org.springframework.ui.Model;

/** The chosen applications, the 鑑 and the note to the secretariat as typed. */
record PackageForm(
    @FieldLabel("applications.compilation.choose") List<UUID> chosen,
    @FieldLabel("applications.cover.documentNumber") String documentNumber,
    @FieldLabel("applications.cover.datedOn") String datedOn,
    @FieldLabel("applications.cover.sender") String sender,
    @FieldLabel("applications.cover.addressee") String addressee,
    @FieldLabel("applications.cover.honorific") String honorific,
    @FieldLabel("applications.cover.sealOmitted") Boolean sealOmitted,
    @FieldLabel("applications.compilation.note") String coverNote) {

  PackageForm {
    chosen = chosen == null ? List.of() : List.copyOf(chosen);
  }

  static PackageForm proposed(List<UUID> ready, SubmissionCover cover) {
    return new PackageForm(
        ready, cover.documentNumber(), Wareki.dateWithoutWeekday(cover.datedOn()), cover.sender(), cover.addressee(),
        cover.honorific().name(), cover.sealOmitted(), "");
  }

  List<ApplicationId> ids() {
    return chosen.stream().map(ApplicationId::new).toList();
  }

  static List<OptionView> honorifics(UnaryOperator<String> text) {
    return Stream.of(Honorific.values())
        .map(one -> new OptionView(one.name(), text.apply(one.messageKey())))
        .toList();
  }

  /** The 鑑, or the refusal of what is wrong with it or with the choice; {@code proposed} if none came along. */
  Outcome<SubmissionCover> cover(Model model, SubmissionCover proposed) {
    FreeText text =
        FreeText.of(model, "form")
            .refuse(chosen.isEmpty(), "chosen", "applications.refused.nothingChosen")
            .limit("coverNote", coverNote, FreeText.NOTE);
    if (sender == null) {
      return text.outcome().then(fits -> Outcome.done(proposed));
    }
    String typed = DraftController.text(datedOn);
    Optional<LocalDate> day = Wareki.parse(typed);
    Optional<Honorific> called =
        Stream.of(Honorific.values()).filter(one -> one.name().equals(honorific)).findFirst();
    return text.limit("documentNumber", documentNumber, FreeText.LINE)
        .refuse(day.isEmpty(), "datedOn", UnreadDate.reason(typed, "applications.refused.date"))
        .refuse(sender.isBlank(), "sender", "applications.refused.coverSender")
        .limit("sender", sender, FreeText.LINE)
        .refuse(DraftController.text(addressee).isBlank(), "addressee", "applications.refused.coverAddressee")
        .limit("addressee", addressee, FreeText.LINE)
        .refuse(called.isEmpty(), "honorific", "applications.refused.coverHonorific")
        .outcome()
        .then(
            fits ->
                Outcome.done(
                    new SubmissionCover(
                        DraftController.text(documentNumber).strip(), day.get(), sender.strip(), addressee.strip(),
                        called.get(), Boolean.TRUE.equals(sealOmitted))));
  }
}
