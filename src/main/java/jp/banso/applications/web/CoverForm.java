package jp.banso.applications.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetter.Honorific;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import org.springframework.ui.Model;

/** The words of a 鑑 as typed; its number and day are notes of their own. */
record CoverForm(
    Long version,
    @FieldLabel("approvals.cover.addressee") String addressee,
    @FieldLabel(value = "approvals.cover.honorific", choices = CoverForm.CHOICES) String honorific,
    @FieldLabel("approvals.cover.senderTitle") String senderTitle,
    @FieldLabel("approvals.cover.sealOmitted") String sealOmitted,
    @FieldLabel("approvals.cover.subject") String subject,
    @FieldLabel("approvals.cover.body") String body,
    @FieldLabel("approvals.cover.items") String items,
    @FieldLabel("approvals.cover.contact") String contact) {

  static final String CHOICES = "correspondence.cover.honorific.";

  static final int LONG = 4000;

  CoverForm {
    sealOmitted = "true".equals(sealOmitted) ? sealOmitted : "false";
  }

  static CoverForm of(CoverLetter cover, long version) {
    return new CoverForm(
        version, cover.addressee(), cover.honorific().name(), cover.senderTitle(),
        String.valueOf(cover.sealOmitted()), cover.subject(), cover.body(), cover.items(), cover.contact());
  }

  CoverForm seenAs(long kept) {
    return new CoverForm(
        kept, addressee, honorific, senderTitle, sealOmitted, subject, body, items, contact);
  }

  /** The letter without number and day, or the refusal of what has no end; each is said at its field. */
  Outcome<CoverLetter> letter(Model model, String name) {
    boolean known = Arrays.stream(Honorific.values()).anyMatch(one -> one.name().equals(honorific));
    return FreeText.of(model, name)
        .limit("addressee", addressee, FreeText.LINE)
        .refuse(!known, "honorific", "approvals.refused.honorific")
        .limit("senderTitle", senderTitle, FreeText.LINE)
        .limit("subject", subject, FreeText.LINE)
        .limit("body", body, LONG)
        .limit("items", items, LONG)
        .limit("contact", contact, FreeText.NOTE)
        .outcome()
        .then(
            fits ->
                Outcome.done(
                    new CoverLetter(
                        "", null, addressee, Honorific.valueOf(honorific), senderTitle,
                        Boolean.parseBoolean(sealOmitted), subject, body, items, contact)));
  }

  static List<OptionView> honorifics(UnaryOperator<String> text) {
    return Arrays.stream(Honorific.values())
        .map(one -> new OptionView(one.name(), text.apply(one.messageKey())))
        .toList();
  }
}
