package jp.banso.applications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  long countByCallIdAndStateIn(UUID callId, Collection<ApplicationState> states);

  @Query(
      "select a.id from Application a where a.state = jp.banso.applications.ApplicationState.CORRECTING"
          + " and a.correctionDueAt <= :now order by a.correctionDueAt")
  List<UUID> correctionsDue(Instant now);

  @Query(
      "select min(a.correctionDueAt) from Application a"
          + " where a.state = jp.banso.applications.ApplicationState.CORRECTING")
  Optional<Instant> nextCorrectionDue();
}
