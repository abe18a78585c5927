package jp.banso.selection;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface TieDecisions extends Repository<TieDecision, UUID> {

  TieDecision save(TieDecision decision);

  Optional<TieDecision> findById(UUID roundId);
}
