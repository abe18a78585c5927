package jp.banso.calls;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CallQuestions extends Repository<CallQuestion, UUID> {

  CallQuestion saveAndFlush(CallQuestion question);

  Optional<CallQuestion> findByCallIdAndOrdinal(UUID callId, int ordinal);

  Optional<CallQuestion> findByCaseKey(String caseKey);

  List<CallQuestion> findByIdIn(List<UUID> ids);

  /** As they are once whoever is writing them has finished. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<CallQuestion> findByCallIdAndStateIn(UUID callId, List<QuestionState> states);

  @Query("select coalesce(max(q.ordinal), 0) from CallQuestion q where q.callId = :callId")
  int lastOrdinal(UUID callId);

  /** The highest number that was published, 0 before the first. */
  @Query("select coalesce(max(q.number), 0) from CallQuestion q where q.callId = :callId")
  int lastNumber(UUID callId);
}
