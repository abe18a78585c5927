package jp.banso.selection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Reviews extends Repository<Review, UUID> {

  Review save(Review review);

  Optional<Review> findById(UUID id);

  Optional<Review> findByCaseKey(String caseKey);

  @Query("select r from Review r left join fetch r.scores where r.roundId = :roundId order by r.caseKey")
  List<Review> ofRound(UUID roundId);

  @Query("select r from Review r where r.applicationId = :applicationId order by r.caseKey")
  List<Review> ofApplication(UUID applicationId);
}
