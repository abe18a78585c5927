package jp.banso.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Dispatches extends JpaRepository<Dispatch, UUID> {

  List<Dispatch> findByCycleIdOrderByOrdinal(UUID cycleId);

  Optional<Dispatch> findByCycleIdAndOrdinal(UUID cycleId, int ordinal);

  Optional<Dispatch> findByCaseKey(String caseKey);

  int countByCycleId(UUID cycleId);
}
