package jp.banso.knowledge;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which candidates are sorted. */
public enum CandidateColumn {
  CHAPTER(ListOrder.text("c.chapter collate \"C\"")),
  MARKED(ListOrder.instant("c.marked_at"));

  private final SortedBy by;

  CandidateColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "cast(c.id as text)", descending);
  }
}
