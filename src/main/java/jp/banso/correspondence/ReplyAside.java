package jp.banso.correspondence;

import java.time.Instant;
import java.util.Optional;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.SentMail;

/** Port: the module that asked by a mail says, beside an answer to it, what its case still waits for. */
public interface ReplyAside {

  /**
   * What is waited for, and where it is recorded.
   *
   * @param text ready to be read
   * @param link path of the page of the case
   */
  record Aside(String text, String link) {}

  /** Empty if nothing is waited for any more, or the mail is not this module's. */
  Optional<Aside> of(Viewer viewer, SentMail asked, Instant answeredAt);
}
