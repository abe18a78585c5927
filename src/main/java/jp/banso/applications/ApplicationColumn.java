package jp.banso.applications;

import jp.banso.platform.database.ListOrder;

/** The columns by which the list of applications is sorted. */
public enum ApplicationColumn {
  NUMBER("a.case_key"),
  PREFECTURE("a.prefecture_code"),
  RECEIVED(ListOrder.instant("a.received_at")),
  CHANGED(ListOrder.instant("a.changed_at"));

  private final String expression;

  ApplicationColumn(String expression) {
    this.expression = expression;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(expression, "a.case_key", descending);
  }
}
