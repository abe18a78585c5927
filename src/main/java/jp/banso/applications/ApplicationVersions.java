package jp.banso.applications;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ApplicationVersions extends Repository<ApplicationVersion, UUID> {

  ApplicationVersion save(ApplicationVersion version);

  List<ApplicationVersion> findByApplicationIdOrderByNumber(UUID applicationId);

  List<ApplicationVersion> findByApplicationIdAndOccasionOrderByNumber(UUID applicationId, ApplicationVersion.Occasion occasion);
}
