package jp.banso.inquiries;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the months of checked answers are sorted. */
public enum AnswerSampleColumn {
  MONTH(ListOrder.date("s.month"));

  private final SortedBy by;

  AnswerSampleColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "s.id::text", descending);
  }
}
