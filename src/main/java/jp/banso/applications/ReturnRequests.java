package jp.banso.applications;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReturnRequests extends Repository<ReturnRequest, UUID> {

  ReturnRequest save(ReturnRequest request);

  List<ReturnRequest> findByApplicationIdIn(Collection<UUID> applicationIds);

  List<ReturnRequest> findByApplicationIdOrderByAskedAtDesc(UUID applicationId);
}
