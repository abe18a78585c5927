package jp.banso.support;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of supported regions is sorted. */
public enum SupportColumn {
  NUMBER(ListOrder.text("c.case_key")),
  AREA(ListOrder.text("c.prefecture"));

  private final SortedBy by;

  SupportColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "c.case_key", descending);
  }
}
