package jp.banso.formfiles;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface GivenTexts extends Repository<GivenText, UUID> {

  GivenText save(GivenText text);

  Optional<GivenText> findById(UUID id);
}
