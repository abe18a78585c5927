package jp.banso.applications;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PrefectureReviews extends Repository<PrefectureReview, UUID> {

  PrefectureReview save(PrefectureReview review);

  Optional<PrefectureReview> findByApplicationId(UUID applicationId);

  List<PrefectureReview> findByApplicationIdIn(Collection<UUID> applicationIds);
}
