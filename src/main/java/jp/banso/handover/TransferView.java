package jp.banso.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.parties.RoleHolding;

/**
 * A transfer as those who may see it do.
 *
 * @param left whose role it is, as it was
 * @param effectiveOn the first day on which the right is gone
 * @param successorId null while who was invited has not come
 * @param successor the name, or the address that was invited
 * @param invitationId null if a colleague succeeds
 */
public record TransferView(
    UUID id, RoleHolding left, LocalDate effectiveOn, UUID successorId, String successor, UUID invitationId,
    TransferState state, String enteredLabel, Instant enteredAt, Instant handedAt, Instant confirmedAt) {}
