package jp.banso.inquiries;

/**
 * Inquiries of one kind, counted.
 *
 * @param value what they have in common: a month ({@code 2025-07}), a category, a code; empty where it is not known
 * @param count how many; null where so few are not told
 * @param open how many are not ended; null where it is not told
 * @param median minutes of open desk until the first answer of the half that was answered first; null without any
 * @param ninety the same of nine in ten
 */
public record FigureLine(String value, Integer count, Integer open, Integer median, Integer ninety) {

  /** The value of what is told together without a name. */
  public static final String OTHERS = "*";
}
