package jp.banso.applications;

import java.util.List;

/**
 * How far an application is, in what a list can say of it.
 *
 * @param sections how many sections the form has for these answers
 * @param open titles of the sections in which something is blank or malformed, in the order of the form
 * @param gaps how many answers are blank or malformed
 * @param toConfirm rules of the catalogue of which a person should look at something (要確認), each as often as it was found
 * @param unconfirmed rules of which the text does not tell (記載からは確認できない), each as often as it was found
 */
public record Readiness(
    int sections, List<String> open, int gaps, List<String> toConfirm, List<String> unconfirmed) {

  public Readiness {
    open = List.copyOf(open);
    toConfirm = List.copyOf(toConfirm);
    unconfirmed = List.copyOf(unconfirmed);
  }

  /** Nothing is blank, and nobody has to look at anything. */
  public boolean isComplete() {
    return gaps == 0 && toConfirm.isEmpty() && unconfirmed.isEmpty();
  }

  /** What of it does not tell a reader what is written: how many sections are done. */
  Readiness withoutFindings() {
    return new Readiness(sections, open, gaps, List.of(), List.of());
  }
}
