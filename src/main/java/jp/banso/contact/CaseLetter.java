package jp.banso.contact;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.platform.documents.DocumentView;

/**
 * One letter of an application, or the answer to one that came by mail.
 *
 * @param id of the letter, or of the mail that came
 * @param by whose it is
 * @param to whom it was written to
 * @param author organisation and role, or the address of who answered by mail
 * @param doneAt when the secretariat had dealt with it, null before and for its own
 * @param mail page of the mail that came, null for what was written here
 */
public record CaseLetter(
    UUID id, Side by, Set<Side> to, String author, String body, Instant at, List<DocumentView> files, Instant doneAt,
    String doneBy, String mail) {

  public CaseLetter {
    to = Set.copyOf(to);
    files = List.copyOf(files);
  }

  /** True if the secretariat still has to deal with it here. */
  public boolean waits() {
    return mail == null && by != Side.SECRETARIAT && doneAt == null;
  }

  public boolean cameByMail() {
    return mail != null;
  }
}
