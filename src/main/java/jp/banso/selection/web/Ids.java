package jp.banso.selection.web;

import java.text.Normalizer;
import java.util.UUID;
import jp.banso.kernel.BadInput;

/** Reads the ids that our own pages put into forms. */
final class Ids {

  private Ids() {}

  static UUID of(String text) {
    try {
      return UUID.fromString(text == null ? "" : text.strip());
    } catch (IllegalArgumentException e) {
      throw new BadInput("id");
    }
  }

  /** The number typed, or null if it is none; full-width digits count. */
  static Integer number(String text) {
    if (text == null) {
      return null;
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    return plain.matches("[0-9]{1,4}") ? Integer.valueOf(plain) : null;
  }
}
