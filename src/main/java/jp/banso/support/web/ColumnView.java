package jp.banso.support.web;

import java.util.List;
import jp.banso.platform.web.OptionView;

/**
 * A column of fragments/rows; {@code width} short, medium, long or wide; no options is a text cell.
 *
 * @param several true if more than one of the options can be chosen
 */
record ColumnView(
    String key, String label, boolean required, String width, List<OptionView> options, boolean several) {

  ColumnView(String key, String label, boolean required, String width, List<OptionView> options) {
    this(key, label, required, width, options, false);
  }
}
