package jp.banso.accounts;

import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.SortedBy;

/** The columns by which the list of invitations is sorted. */
public enum InvitationColumn {
  SENT(ListOrder.instant("invited_at")),
  ORGANISATION(ListOrder.text("organisation_name")),
  UNTIL(ListOrder.instant("expires_at"));

  private final SortedBy by;

  InvitationColumn(SortedBy by) {
    this.by = by;
  }

  ListOrder order(boolean descending) {
    return new ListOrder(by, "cast(id as text)", descending);
  }
}
