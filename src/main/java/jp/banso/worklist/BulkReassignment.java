package jp.banso.worklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.BulkReport;
import jp.banso.platform.web.OptionView;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/** Hands many pieces of work over at once, each in a transaction of its own. */
@Service
public class BulkReassignment {

  private final WorkClaims claims;
  private final People people;

  BulkReassignment(WorkClaims claims, People people) {
    this.claims = claims;
    this.people = people;
  }

  /**
   * Reassigns each; one that fails does not keep the others back.
   *
   * @throws Forbidden for anyone but a manager
   */
  public BulkReport reassignAll(Viewer viewer, List<UUID> workItemIds, UUID personId) {
    Map<UUID, String> unnamed = new LinkedHashMap<>();
    workItemIds.forEach(id -> unnamed.put(id, ""));
    return reassignAll(viewer, unnamed, personId);
  }

  /** As the other, with what the report calls each; empty for what it only counts. */
  public BulkReport reassignAll(Viewer viewer, Map<UUID, String> named, UUID personId) {
    if (viewer.role() != RoleKind.SECRETARIAT_MANAGER) {
      throw new Forbidden(viewer.role() + " does not reassign in bulk");
    }
    BulkReport.Counting counting = new BulkReport.Counting();
    named.forEach((id, name) -> counting.add(name, reassign(viewer, id, personId)));
    return counting.report();
  }

  /** To whom the viewer may hand many pieces of work at once; nobody for who may not. */
  public List<OptionView> colleagues(Viewer viewer) {
    return viewer.role() == RoleKind.SECRETARIAT_MANAGER
        ? people.holding(Groups.secretariat(viewer.programme())).stream()
            .map(one -> new OptionView(one.id().toString(), one.displayName()))
            .toList()
        : List.of();
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
