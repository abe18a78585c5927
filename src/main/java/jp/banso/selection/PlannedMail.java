package jp.banso.selection;

import jp.banso.kernel.CaseKey;

/**
 * One line of the list that is looked through before the results go out (quality row 52). Everything
 * is read from the application; nothing is typed.
 *
 * @param kind template, {@code M15}
 * @param left true if the application is no longer there, and the decision is about to be given back
 */
public record PlannedMail(
    CaseKey application, String areaName, String prefectureName, OutcomeKind outcome, String kind,
    String recipientName, String recipientMail, String copyMail, boolean left) {

  /** True if the mail could be written as it stands. */
  public boolean hasAddress() {
    return recipientMail != null && !recipientMail.isBlank();
  }
}
