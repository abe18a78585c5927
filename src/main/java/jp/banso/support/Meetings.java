package jp.banso.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Meetings extends JpaRepository<Meeting, UUID> {

  List<Meeting> findByCycleIdOrderByNumber(UUID cycleId);

  Optional<Meeting> findByCycleIdAndNumber(UUID cycleId, int number);

  Optional<Meeting> findByCaseKey(String caseKey);
}
