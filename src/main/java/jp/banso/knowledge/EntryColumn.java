package jp.banso.knowledge;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of entries is sorted. */
public enum EntryColumn {
  CHANGED(ListOrder.instant("k.changed_at"));

  private final SortedBy by;

  EntryColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "k.case_key", descending);
  }
}
