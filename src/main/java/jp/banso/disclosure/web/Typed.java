package jp.banso.disclosure.web;

/** Texts as they are kept. */
final class Typed {

  private Typed() {}

  /** Null for nothing. */
  static String textOrNull(String typed) {
    String text = typed == null ? "" : typed.strip().replace("\r\n", "\n");
    return text.isEmpty() ? null : text;
  }
}
