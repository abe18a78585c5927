package jp.banso.selection;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SelectionRounds extends Repository<SelectionRound, UUID> {

  SelectionRound save(SelectionRound round);

  SelectionRound saveAndFlush(SelectionRound round);

  boolean existsByCallId(UUID callId);

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
