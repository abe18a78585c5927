package jp.banso.calls.web;

import java.text.Normalizer;

/** A cell of a table as typed. */
final class TypedCell {

  private TypedCell() {}

  /** On one line: what is pasted may bring line breaks along. */
  static String line(String typed) {
    return typed == null ? "" : typed.strip().replaceAll("\\R", " ");
  }

  /** Null if nothing was typed, 0 if it is no number. */
  static Integer number(String typed) {
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    if (plain.isEmpty()) {
      return null;
    }
    return plain.matches("\\d{1,4}") ? Integer.parseInt(plain) : 0;
  }
}
