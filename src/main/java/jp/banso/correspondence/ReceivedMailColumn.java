package jp.banso.correspondence;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of mails is sorted. */
public enum ReceivedMailColumn {
  ARRIVED(ListOrder.instant("arrived_at")),
  CASE(new SortedBy("coalesce(case_key, '')", "coalesce(case_key, '')", ListOrder.Type.TEXT));

  private final SortedBy by;

  ReceivedMailColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "cast(id as text)", descending);
  }
}
