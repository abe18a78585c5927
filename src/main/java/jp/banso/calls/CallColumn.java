package jp.banso.calls;

import jp.banso.platform.database.ListOrder;

/** The columns by which the list of calls is sorted. */
public enum CallColumn {
  YEAR("lpad(cast(c.fiscal_year as text), 4, '0')"),
  DEADLINE(ListOrder.date("c.deadline"));

  private final String expression;

  CallColumn(String expression) {
    this.expression = expression;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(expression, "c.case_key", descending);
  }
}
