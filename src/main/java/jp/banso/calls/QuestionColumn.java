package jp.banso.calls;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of questions is sorted. */
public enum QuestionColumn {
  RECEIVED(ListOrder.instant("q.received_at"));

  private final SortedBy by;

  QuestionColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "q.case_key", descending);
  }
}
