package jp.banso.selection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EligibilityJudgements extends Repository<EligibilityJudgement, UUID> {

  EligibilityJudgement save(EligibilityJudgement judgement);

  Optional<EligibilityJudgement> findByCaseKey(String caseKey);

  Optional<EligibilityJudgement> findByApplicationId(UUID applicationId);

  @Query(
      "select j from EligibilityJudgement j left join fetch j.findings where j.roundId = :roundId"
          + " order by j.caseKey")
  List<EligibilityJudgement> ofRound(UUID roundId);
}
