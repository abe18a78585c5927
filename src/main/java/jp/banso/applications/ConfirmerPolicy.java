package jp.banso.applications;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/**
 * Who may not be the one that confirms an application for the prefecture: its own 代表者, where that is an official of
 * the prefecture, and whoever has drafted it. The notice asks for the prefecture's compilation (S2 §7), which nobody
 * gives to themselves.
 */
final class ConfirmerPolicy {

  private ConfirmerPolicy() {}

  /**
   * Who confirms.
   *
   * @param id null where the secretariat records an official's word
   * @param mail null where it is not known, or is that of several: a desk's address names nobody
   */
  record Confirmer(UUID id, String name, String mail) {}

  /** Whether the 代表者 as printed on the form is the confirmer: by address, else by name. */
  static boolean isRepresentative(Confirmer confirmer, String name, String mail) {
    if (confirmer.mail() != null && !mail.isBlank() && folded(confirmer.mail()).equals(folded(mail))) {
      return true;
    }
    return !folded(name).isEmpty() && isSameName(confirmer.name(), name);
  }

  static boolean isSameName(String one, String other) {
    return folded(one).equals(folded(other));
  }

  static boolean isDrafter(Confirmer confirmer, UUID drafter) {
    return drafter != null && drafter.equals(confirmer.id());
  }

  /** Without width and blanks: an official writes the same name with and without a space. */
  private static String folded(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }
}
