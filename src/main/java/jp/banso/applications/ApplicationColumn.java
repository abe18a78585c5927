package jp.banso.applications;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of applications is sorted. */
public enum ApplicationColumn {
  NUMBER(ListOrder.text("a.case_key")),
  PREFECTURE(ListOrder.text("a.prefecture_code")),
  RECEIVED(ListOrder.instant("a.received_at")),
  CHANGED(ListOrder.instant("a.changed_at"));

  private final SortedBy by;

  ApplicationColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "a.case_key", descending);
  }
}
