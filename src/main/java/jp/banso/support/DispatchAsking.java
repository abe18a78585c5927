package jp.banso.support;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * 打診 of one advisor; the answer is null while it is open.
 *
 * @param conflict whether the advisor declared a tie to the region
 */
@Embeddable
public record DispatchAsking(
    UUID advisorId, String advisorName, Instant askedAt, Instant answeredAt, Boolean accepted,
    Boolean conflict, String reason) {}
