package jp.banso.support;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SupportCycles extends JpaRepository<SupportCycle, UUID> {

  Optional<SupportCycle> findByCaseKey(String caseKey);

  Optional<SupportCycle> findByApplicationId(UUID applicationId);

  boolean existsByApplicationId(UUID applicationId);

  List<SupportCycle> findByCaseKeyIn(Collection<String> caseKeys);

  /** For what is numbered per region: two requests at once get two numbers. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from SupportCycle c where c.id = :id")
  Optional<SupportCycle> lock(UUID id);
}
