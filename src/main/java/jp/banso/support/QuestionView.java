package jp.banso.support;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/** A question of a member; what has not come is null. */
public record QuestionView(
    int ordinal, CaseKey key, QuestionState state, String askerName, String askerMail, String body,
    Instant askedAt, UUID advisorId, String advisorName, String advice, String answer,
    Instant answeredAt, long version) {}
