package jp.banso.reception.web;

import java.text.Normalizer;
import jp.banso.kernel.BadInput;
import jp.banso.parties.OrganisationKind;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.reception.ReceptionDoor.Wish;
import org.springframework.validation.BindingResult;

/** A region that wishes to apply, as typed by somebody unknown. */
record WishForm(
    @FieldLabel("parties.people.organisation.name") String organisation,
    @FieldLabel("parties.people.kind") String kind,
    @FieldLabel("reception.name") String name,
    @FieldLabel("parties.people.mail") String mail) {

  static WishForm blank() {
    return new WishForm("", "", "", "");
  }

  /** What was typed, or null with the errors noted. */
  Wish read(BindingResult errors) {
    FreeText.of(errors)
        .limit("organisation", organisation, FreeText.LINE)
        .limit("name", name, FreeText.LINE)
        .limit("mail", mail, FreeText.LINE)
        .refuse(NoticeForm.text(organisation).isEmpty(), "organisation", "parties.people.missing")
        .refuse(NoticeForm.text(kind).isEmpty(), "kind", "parties.people.missing")
        .refuse(NoticeForm.text(name).isEmpty(), "name", "parties.people.missing")
        .refuse(NoticeForm.text(mail).isEmpty(), "mail", "parties.people.missing");
    return errors.hasErrors()
        ? null
        : new Wish(
            NoticeForm.text(organisation), kind(kind), NoticeForm.text(name),
            Normalizer.normalize(NoticeForm.text(mail), Normalizer.Form.NFKC));
  }

  private static OrganisationKind kind(String value) {
    try {
      return OrganisationKind.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput("kind");
    }
  }
}
