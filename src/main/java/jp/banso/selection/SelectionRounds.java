package jp.banso.selection;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SelectionRounds extends Repository<SelectionRound, UUID> {

  /**
   * Keeps a new round unless its call has one; of two who open it at once the second waits for the
   * first and answers false.
   */
  default boolean insertOnce(SelectionRound round) {
    return insertUnlessThere(
            round.id().value(), round.callId().value(), round.key().value(),
            round.programme().name(), round.callTitle(), round.areas(), round.state().name(),
            round.openedAt())
        == 1;
  }

  @Modifying
  @Query(
      nativeQuery = true,
      value =
          "insert into selection_round (id, version, call_id, case_key, programme, call_title, areas,"
              + " state, opened_at) values (:id, 0, :callId, :caseKey, :programme, :callTitle, :areas,"
              + " :state, :openedAt) on conflict do nothing")
  int insertUnlessThere(
      UUID id, UUID callId, String caseKey, String programme, String callTitle, int areas,
      String state, Instant openedAt);

  Optional<SelectionRound> findById(UUID id);

  Optional<SelectionRound> findByCaseKey(String caseKey);

  /** Two who finish at once: the second waits here and then sees what the first left. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from SelectionRound r where r.id = :id")
  Optional<SelectionRound> lock(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from SelectionRound r where r.caseKey = :caseKey")
  Optional<SelectionRound> lockByCaseKey(String caseKey);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from SelectionRound r where r.callId = :callId")
  Optional<SelectionRound> lockByCallId(UUID callId);
}
