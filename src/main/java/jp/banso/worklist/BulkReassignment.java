package jp.banso.worklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/** Hands many pieces of work over at once, each in a transaction of its own. */
@Service
public class BulkReassignment {

  private final WorkClaims claims;

  BulkReassignment(WorkClaims claims) {
    this.claims = claims;
  }

  /**
   * What became of it.
   *
   * @param failures how many failed, by message key of the reason
   */
  public record Report(int done, Map<String, Integer> failures) {

    public int failed() {
      return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Reassigns each; one that fails does not keep the others back.
   *
   * @throws Forbidden for anyone but a manager
   */
  public Report reassignAll(Viewer viewer, List<UUID> workItemIds, UUID personId) {
    if (viewer.role() != RoleKind.SECRETARIAT_MANAGER) {
      throw new Forbidden(viewer.role() + " does not reassign in bulk");
    }
    int done = 0;
    Map<String, Integer> failures = new LinkedHashMap<>();
    for (UUID id : workItemIds) {
      String failure = reassign(viewer, id, personId);
      if (failure == null) {
        done++;
      } else {
        failures.merge(failure, 1, Integer::sum);
      }
    }
    return new Report(done, failures);
  }

  private String reassign(Viewer viewer, UUID id, UUID personId) {
    try {
      return claims.reassign(viewer, id, personId) instanceof Outcome.Refused<Void> refused
          ? refused.messageKey()
          : null;
    } catch (NotFound | AlreadyDone | ConcurrencyFailureException e) {
      return "worklist.refused.gone";
    }
  }
}
