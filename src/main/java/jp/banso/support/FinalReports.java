package jp.banso.support;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface FinalReports extends JpaRepository<FinalReport, UUID> {

  Optional<FinalReport> findByCycleId(UUID cycleId);
}
