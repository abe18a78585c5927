package jp.banso.support;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface FinalReports extends JpaRepository<FinalReport, UUID> {

  Optional<FinalReport> findByCycleId(UUID cycleId);

  boolean existsByCycleIdAndStateNot(UUID cycleId, ReportState state);

  /** Handed in and not given back: nothing new is begun in the region. */
  default boolean isHandedIn(SupportCycleId cycle) {
    return existsByCycleIdAndStateNot(cycle.value(), ReportState.RETURNED);
  }
}
