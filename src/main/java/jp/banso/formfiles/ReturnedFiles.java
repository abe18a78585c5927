package jp.banso.formfiles;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReturnedFiles extends Repository<ReturnedFile, UUID> {

  ReturnedFile save(ReturnedFile file);

  Optional<ReturnedFile> findById(UUID id);
}
