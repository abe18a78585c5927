package jp.banso.selection;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Decisions extends Repository<Decision, UUID> {

  Decision save(Decision decision);

  Optional<Decision> findByRoundId(UUID roundId);
}
