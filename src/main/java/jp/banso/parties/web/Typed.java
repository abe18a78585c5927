package jp.banso.parties.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.CalendarYears;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.PeopleDesk.WantedRole;
import jp.banso.parties.RoleKind;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.UnreadDate;
import org.springframework.validation.BindingResult;

/** Reads the administrator's forms: what is missing is noted at its field, a forged choice is bad input. */
record Typed(BindingResult errors) {

  /** Names stay as typed. */
  String text(String field, String value) {
    String text = value == null ? "" : value.strip();
    if (text.isEmpty()) {
      errors.rejectValue(field, "parties.people.missing");
    }
    FreeText.of(errors).limit(field, text, FreeText.LINE);
    return text;
  }

  /** Login names, addresses and telephone numbers in one width. */
  String plain(String field, String value) {
    return Normalizer.normalize(text(field, value), Normalizer.Form.NFKC);
  }

  UUID id(String field, String value) {
    return choice(field, value, UUID::fromString);
  }

  RoleKind role(String value) {
    return choice("role", value, RoleKind::valueOf);
  }

  ProgrammeCode programme(String value) {
    return choice("programme", value, ProgrammeCode::valueOf);
  }

  OrganisationKind kind(String value) {
    return choice("kind", value, OrganisationKind::valueOf);
  }

  PrefectureCode prefecture(String value) {
    return choice("prefecture", value, PrefectureCode::of);
  }

  /** A role with its first and last day, each of which may be left out. */
  WantedRole wanted(String organisation, String role, String programme, String firstDay, String lastDay) {
    return new WantedRole(
        id("organisation", organisation), role(role), programme(programme), day("firstDay", firstDay),
        day("lastDay", lastDay));
  }

  /** A day, or null if the field was left empty or its content is refused. */
  LocalDate day(String field, String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    Optional<LocalDate> day = CalendarYears.parse(value);
    if (day.isEmpty()) {
      errors.rejectValue(field, UnreadDate.reason(value, "parties.people.date"));
    }
    return day.orElse(null);
  }

  private <T> T choice(String field, String value, Function<String, T> parse) {
    if (value == null || value.isBlank()) {
      errors.rejectValue(field, "parties.people.missing");
      return null;
    }
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput(field);
    }
  }
}
