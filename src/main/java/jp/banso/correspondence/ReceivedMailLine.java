package jp.banso.correspondence;

import java.time.Instant;
import java.util.UUID;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A mail in the list of what came.
 *
 * @param sender as the mail says, which proves nothing; may be empty
 * @param holder who has taken it, null if nobody has
 * @param since when it became what it is: when its work was opened, or when it was decided on
 * @param decidedBy who decided on it, null while nobody has
 * @param href where it is worked on
 * @param problem message key of why not all of it could be read, null if it could
 */
public record ReceivedMailLine(
    UUID id, String subject, String sender, Instant arrivedAt, ReceivedMailState state, String caseKey, String problem,
    String holder, Instant since, String decidedBy, String href, Place place) {

  /** With the name of whose it is before the subject; null if that is not known. */
  ReceivedMailLine named(String name) {
    return name == null
        ? this
        : new ReceivedMailLine(
            id, name + "\u3000" + subject, sender, arrivedAt, state, caseKey, problem, holder, since, decidedBy, href,
            place);
  }
}
