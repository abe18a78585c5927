package jp.banso.selection;

import java.util.List;
import jp.banso.kernel.CaseKey;

/**
 * One line of the list that is looked through before the results go out (quality row 52). Everything
 * is read from the application; nothing is typed.
 *
 * @param kind template, {@code M15}
 * @param copyMails the desk of the prefecture and who wrote the application, as far as there are any
 * @param left true if the application is no longer there, and the decision is about to be given back
 */
public record PlannedMail(
    CaseKey application, String areaName, String prefectureName, OutcomeKind outcome, String kind,
    String recipientName, String recipientMail, List<String> copyMails, boolean left) {

  /** True if the mail could be written as it stands. */
  public boolean hasAddress() {
    return recipientMail != null && !recipientMail.isBlank();
  }
}
