package jp.banso.platform.mail;

import java.util.Collection;

/** Port: whoever keeps copies of mails beside the outbox and the mailbox, as the server of the default mode does. */
public interface MailCopies {

  /**
   * Deletes the copies.
   *
   * @param messageIds as they stand in the mails
   */
  void erase(Collection<String> messageIds);
}
