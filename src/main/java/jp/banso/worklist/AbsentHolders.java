package jp.banso.worklist;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Memberships;
import jp.banso.platform.audit.StandingIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An act of who stands in is for the absent colleague who took open work of the case, or had taken what the act has
 * just ended,
 * or by whose membership alone the actor comes to the case.
 */
@Component
class AbsentHolders implements StandingIn {

  private final JdbcClient jdbc;
  private final Memberships memberships;

  AbsentHolders(JdbcClient jdbc, Memberships memberships) {
    this.jdbc = jdbc;
    this.memberships = memberships;
  }

  @Override
  public Optional<UUID> behind(UUID actorId, Set<UUID> absent, CaseKey key) {
    Set<UUID> holders = new HashSet<>();
    ClosedWork.ofTransaction().stream()
        .filter(work -> absent.contains(work.assigneeId()) && new CaseKey(work.caseKey()).belongsTo(key))
        .forEach(work -> holders.add(work.assigneeId()));
    if (holders.isEmpty()) {
      holders.addAll(
          jdbc.sql(
                  "select distinct assignee_id from work_item where assignee_id in (:absent)"
                      + " and (case_key = :key or case_key like :children)")
              .param("absent", absent)
              .param("key", key.value())
              .param("children", key.value() + "-%")
              .query(UUID.class)
              .list());
    }
    return holders.isEmpty() ? memberships.onlyThrough(absent, actorId, key) : holders.stream().min(UUID::compareTo);
  }
}
