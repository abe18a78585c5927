package jp.banso.calls;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of calls is sorted. */
public enum CallColumn {
  YEAR(ListOrder.text("lpad(cast(c.fiscal_year as text), 4, '0')")),
  DEADLINE(ListOrder.date("c.deadline"));

  private final SortedBy by;

  CallColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "c.case_key", descending);
  }
}
