package jp.banso.accounts.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import jp.banso.accounts.InvitationDesk.Wanted;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.BindingResult;

/** Who is invited, as typed. */
record InviteForm(
    @FieldLabel("parties.people.role") String role,
    @FieldLabel("parties.people.kind") String kind,
    @FieldLabel("parties.people.organisation.name") String organisation,
    @FieldLabel("parties.people.prefecture") String prefecture,
    @FieldLabel("parties.people.mail") String mail,
    @FieldLabel("accounts.addressee") String addressee,
    @FieldLabel("accounts.firstDay") String firstDay,
    @FieldLabel("accounts.lastDay") String lastDay,
    String deskManager) {

  static InviteForm of(String role) {
    return new InviteForm(role, "", "", "", "", "", "", "", "");
  }

  /** What was typed, or null with the errors noted. */
  Wanted read(BindingResult errors) {
    RoleKind chosen = role == null || role.isBlank() ? null : chosen(role);
    FreeText.of(errors)
        .refuse(chosen == null, "role", "parties.people.missing")
        .refuse(text(mail).isEmpty(), "mail", "parties.people.missing")
        .limit("organisation", organisation, FreeText.LINE)
        .limit("mail", mail, FreeText.LINE)
        .limit("addressee", addressee, FreeText.LINE);
    LocalDate first = date("firstDay", firstDay, errors);
    LocalDate last = date("lastDay", lastDay, errors);
    return errors.hasErrors()
        ? null
        : new Wanted(
            chosen, text(kind).isEmpty() ? null : kind(kind), text(organisation),
            text(prefecture).isEmpty() ? null : prefecture(prefecture),
            Normalizer.normalize(text(mail), Normalizer.Form.NFKC), text(addressee), first, last,
            "true".equals(deskManager));
  }

  private static RoleKind chosen(String value) {
    try {
      return RoleKind.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput("role");
    }
  }

  private static OrganisationKind kind(String value) {
    try {
      return OrganisationKind.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput("kind");
    }
  }

  private static PrefectureCode prefecture(String value) {
    try {
      return PrefectureCode.of(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput("prefecture");
    }
  }

  /** Null for none, and for one that cannot be read, which is noted. */
  static LocalDate date(String field, String typed, BindingResult errors) {
    if (text(typed).isEmpty()) {
      return null;
    }
    Optional<LocalDate> day = CalendarYears.parse(typed);
    if (day.isEmpty()) {
      errors.rejectValue(field, UnreadDate.reason(typed, "accounts.refused.date"));
    }
    return day.orElse(null);
  }

  static String text(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
