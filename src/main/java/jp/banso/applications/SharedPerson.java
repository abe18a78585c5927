package jp.banso.applications;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person of a region with what an application is shared for.
 *
 * @param organisation for which the person works on it, empty if that is not known
 * @param firstDay may lie ahead
 * @param lastDay null if no end is set
 */
public record SharedPerson(
    UUID personId, String organisation, String name, CaseShare share, LocalDate firstDay, LocalDate lastDay) {

  /** Several bodies work on one application: names alone do not tell people apart. */
  public String full() {
    return named(organisation, name);
  }

  static String named(String organisation, String name) {
    return organisation.isEmpty() ? name : organisation + "\u3000" + name;
  }
}
