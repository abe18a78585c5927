package jp.banso.selection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ResultNotices extends Repository<ResultNotice, UUID> {

  ResultNotice save(ResultNotice notice);

  Optional<ResultNotice> findById(UUID id);

  Optional<ResultNotice> findByCaseKey(String caseKey);

  Optional<ResultNotice> findByApplicationKeyAndKind(String applicationKey, String kind);

  int countByApplicationId(UUID applicationId);

  @Query("select n from ResultNotice n where n.roundId = :roundId order by n.caseKey")
  List<ResultNotice> ofRound(UUID roundId);
}
