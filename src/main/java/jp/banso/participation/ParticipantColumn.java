package jp.banso.participation;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;
import jp.banso.platform.database.ListOrder.Type;

/** The columns by which the list of 意向確認 is sorted. */
public enum ParticipantColumn {
  /** Municipalities before hubs, each by name. */
  NAME(text("(case kind when 'MUNICIPALITY' then '1' else '2' end || folded_name) collate \"C\"")),
  INTENT(text("intent")),
  ANSWERED(ListOrder.instant("answered_at")),
  ASKED(ListOrder.instant("asked_at"));

  private final SortedBy by;

  ParticipantColumn(SortedBy by) {
    this.by = by;
  }

  private static SortedBy text(String expression) {
    return new SortedBy(expression, expression, Type.TEXT);
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "cast(id as text)", descending);
  }
}
