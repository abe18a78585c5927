package jp.banso.correspondence;

import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;

/**
 * Port: the module whose act a stopped mail would have told takes the act back with it. Of what nobody
 * takes back, somebody decides whether the mail is sent again.
 */
public interface StoppedLetters {

  /**
   * Takes the act back, in the transaction that stops the mail.
   *
   * @param kind of the mail, {@code M43}
   * @return false if the act stands, or is none of the module's
   */
  boolean takenBack(Viewer viewer, CaseKey key, String kind);
}
