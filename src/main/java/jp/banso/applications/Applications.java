package jp.banso.applications;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Applications extends Repository<Application, UUID> {

  Application saveAndFlush(Application application);

  Optional<Application> findById(UUID id);

  Optional<Application> findByCaseKey(String caseKey);

  List<Application> findByCaseKeyIn(Collection<String> caseKeys);

  List<Application> findByIdIn(Collection<UUID> ids);

  List<Application> findByCallIdAndStateInOrderByCaseKey(UUID callId, Collection<ApplicationState> states);

  List<Application> findByCallIdAndPrefectureCodeOrderByCaseKey(UUID callId, String prefectureCode);

  List<Application> findByReplacesIdOrderByCaseKey(UUID replacesId);

  @Query("select a.id from Application a where a.replacesId = :older order by a.caseKey")
  List<UUID> idsReplacing(UUID older);

  /** As it is once whoever is writing it has finished; nobody writes it until the end of the transaction. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Application a where a.id = :id")
  Optional<Application> held(UUID id);

  @Query("select a.id from Application a where a.callId = :callId and a.state in :states order by a.caseKey")
  List<UUID> idsOf(UUID callId, Collection<ApplicationState> states);

  long countByCallIdAndStateIn(UUID callId, Collection<ApplicationState> states);
}
