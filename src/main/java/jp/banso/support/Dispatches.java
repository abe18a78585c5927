package jp.banso.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Dispatches extends JpaRepository<Dispatch, UUID> {

  List<Dispatch> findByCycleIdOrderByOrdinal(UUID cycleId);

  Optional<Dispatch> findByCycleIdAndOrdinal(UUID cycleId, int ordinal);

  Optional<Dispatch> findByCaseKey(String caseKey);

  /** Whether the advisor has declared a tie to the region, in whichever dispatch. */
  @Query(
      "select count(d) > 0 from Dispatch d join d.askings a"
          + " where d.cycleId = :cycleId and a.advisorId = :advisorId and a.conflict = true")
  boolean isTieDeclared(UUID cycleId, UUID advisorId);

  int countByCycleId(UUID cycleId);
}
