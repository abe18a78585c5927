package jp.banso.selection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReservePromotions extends Repository<ReservePromotion, UUID> {

  ReservePromotion save(ReservePromotion promotion);

  Optional<ReservePromotion> findById(UUID id);

  Optional<ReservePromotion> findByCaseKey(String caseKey);

  boolean existsByDeclinedApplicationId(UUID applicationId);

  @Query("select p from ReservePromotion p where p.roundId = :roundId order by p.caseKey")
  List<ReservePromotion> ofRound(UUID roundId);
}
