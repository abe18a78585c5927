package jp.banso.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface MemberQuestions extends JpaRepository<MemberQuestion, UUID> {

  List<MemberQuestion> findByCycleIdOrderByOrdinal(UUID cycleId);

  Optional<MemberQuestion> findByCycleIdAndOrdinal(UUID cycleId, int ordinal);

  int countByCycleId(UUID cycleId);
}
