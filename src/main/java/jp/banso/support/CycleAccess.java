package jp.banso.support;

import java.util.UUID;
import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who may see which region: its own people, its prefecture, the programme's secretariat and
 * ministry, and advisors while they are assigned. All others get 404.
 */
@Component
class CycleAccess implements CaseSight {

  private final SupportCycles cycles;
  private final AdvisorAssignments assignments;

  CycleAccess(SupportCycles cycles, AdvisorAssignments assignments) {
    this.cycles = cycles;
    this.assignments = assignments;
  }

  SupportCycle visible(Viewer viewer, SupportCycleId id) {
    return cycles
        .findById(id.value())
        .filter(cycle -> sees(viewer, cycle))
        .orElseThrow(() -> new NotFound("support " + id));
  }

  /** As {@link #visible}, and nobody else numbers anything in the region until we commit. */
  SupportCycle locked(Viewer viewer, SupportCycleId id) {
    return cycles
        .lock(id.value())
        .filter(cycle -> sees(viewer, cycle))
        .orElseThrow(() -> new NotFound("support " + id));
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    return cycles.findByCaseKey(key.value()).filter(cycle -> sees(viewer, cycle)).isPresent();
  }

  /** For the running case, which acts for nobody. */
  SupportCycle ofCase(UUID cycleId) {
    return cycles.findById(cycleId).orElseThrow();
  }

  private boolean sees(Viewer viewer, SupportCycle cycle) {
    if (viewer.programme() != cycle.programme()) {
      return false;
    }
    return switch (viewer.role()) {
      case SECRETARIAT, SECRETARIAT_MANAGER, MINISTRY -> true;
      case PREFECTURE -> viewer.prefecture().filter(cycle.prefecture()::equals).isPresent();
      case REGION -> viewer.holds(cycle.areaGroup());
      case ADVISOR ->
          assignments.existsByCycleIdAndAdvisorIdAndUntilIsNull(
              cycle.id().value(), viewer.personId());
      case ADMINISTRATOR, REVIEWER -> false;
    };
  }

  /** Guards a step of the secretariat. */
  static void requireSecretariat(Viewer viewer, SupportCycle cycle) {
    if (!viewer.isSecretariatOf(cycle.programme())) {
      throw new Forbidden(viewer.role() + " is not the secretariat");
    }
  }

  static void requireManager(Viewer viewer, SupportCycle cycle) {
    if (!viewer.isManagerOf(cycle.programme())) {
      throw new Forbidden(viewer.role() + " is not the manager");
    }
  }

  /** Guards a step of the region's people, taken by them or recorded on their word. */
  static void requireRegion(Viewer viewer, SupportCycle cycle) {
    viewer.requireActFor(cycle.areaGroup(), cycle.programme());
  }
}
