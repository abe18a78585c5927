package jp.banso.support;

import jp.banso.platform.database.ListOrder;

/** The columns by which the list of supported regions is sorted. */
public enum SupportColumn {
  NUMBER("c.case_key"),
  AREA("c.prefecture");

  private final String expression;

  SupportColumn(String expression) {
    this.expression = expression;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(expression, "c.case_key", descending);
  }
}
