package jp.banso.platform.web;

import java.util.List;

/**
 * A column of fragments/rows; {@code width} short, medium, long, wide, text (several lines) or hidden; no options is a cell to type in.
 *
 * @param several true if more than one of the options can be chosen
 */
public record ColumnView(
    String key, String label, boolean required, String width, List<OptionView> options, boolean several) {

  public ColumnView(String key, String label, boolean required, String width, List<OptionView> options) {
    this(key, label, required, width, options, false);
  }

  /** What tells a kept row from a new one, unseen. */
  public static ColumnView hidden(String key) {
    return new ColumnView(key, null, false, "hidden", null);
  }
}
