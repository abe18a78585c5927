package jp.banso.applications;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Applications extends Repository<Application, UUID> {

  Application saveAndFlush(Application application);

  Optional<Application> findById(UUID id);

  Optional<Application> findByCaseKey(String caseKey);

  List<Application> findByCaseKeyIn(Collection<String> caseKeys);

  List<Application> findByIdIn(Collection<UUID> ids);

  List<Application> findByCallIdAndStateInOrderByCaseKey(UUID callId, Collection<ApplicationState> states);

  List<Application> findByCallIdAndPrefectureCodeOrderByCaseKey(UUID callId, String prefectureCode);

  long countByCallIdAndStateIn(UUID callId, Collection<ApplicationState> states);
}
