package jp.banso.inquiries;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of inquiries is sorted. */
public enum InquiryColumn {
  RECEIVED(ListOrder.instant("i.received_at")),
  DUE(ListOrder.instant("i.answer_due"));

  private final SortedBy by;

  InquiryColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "i.case_key", descending);
  }
}
