package jp.banso.calls;

import java.time.Instant;

/**
 * A question that came by another way than its page, as the secretariat writes it down.
 *
 * @param askerMail where the answer goes, null if the asker is told otherwise
 * @param askerTelephone may be null
 * @param receivedAt business time
 */
public record QuestionRecord(
    QuestionWay way, String organisationName, String askerName, String askerMail, String askerTelephone,
    String body, Instant receivedAt) {}
