package jp.banso.correspondence;

import java.util.List;
import jp.banso.platform.mail.SentMail;

/**
 * A mail with what its viewer may do.
 *
 * @param recipient empty if the viewer may not know the address
 * @param blindCopies for the staff only
 * @param split for the staff, the copies that the server did not take with it
 * @param state one of the words of {@code fragments/letters}
 * @param bodyShown false for mails between region and prefecture and of a case that is not submitted,
 *     whose text the staff do not read
 * @param mayStop true if it still waits and its viewer may take it back
 * @param undelivered true if it waits for a person's decision
 * @param uncertain true if nobody knows whether it arrived
 */
public record LetterPage(
    SentMail mail, String recipient, List<String> blindCopies, List<LetterLine> split, List<StoredFile> files,
    String state, boolean bodyShown, boolean mayStop, boolean undelivered, boolean uncertain) {}
