package jp.banso.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface MeasuresPlans extends JpaRepository<MeasuresPlan, UUID> {

  List<MeasuresPlan> findByCycleIdOrderByPlanVersionDesc(UUID cycleId);

  Optional<MeasuresPlan> findFirstByCycleIdOrderByPlanVersionDesc(UUID cycleId);

  boolean existsByCycleIdAndSubmittedAtIsNotNull(UUID cycleId);

  Optional<MeasuresPlan> findFirstByCycleIdAndSubmittedAtIsNotNullOrderByPlanVersionDesc(UUID cycleId);
}
