package jp.banso.support;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AdvisorAssignments extends JpaRepository<AdvisorAssignment, UUID> {

  List<AdvisorAssignment> findByCycleIdAndUntilIsNullOrderBySince(UUID cycleId);

  List<AdvisorAssignment> findByCycleIdAndUntilGreaterThanEqualOrderBySince(
      UUID cycleId, Instant until);

  List<AdvisorAssignment> findByCycleIdAndCauseAndUntilIsNull(UUID cycleId, String cause);

  boolean existsByCycleIdAndAdvisorIdAndUntilIsNull(UUID cycleId, UUID advisorId);
}
