package jp.banso.support;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import org.springframework.stereotype.Component;

/** Which advisors may see a region, from when until when. */
@Component
class AdvisorDesk {

  private final AdvisorAssignments assignments;
  private final Dispatches dispatches;
  private final People people;
  private final Clock clock;

  AdvisorDesk(
      AdvisorAssignments assignments, Dispatches dispatches, People people, Clock clock) {
    this.assignments = assignments;
    this.dispatches = dispatches;
    this.people = people;
    this.clock = clock;
  }

  List<PersonView> candidates(SupportCycle cycle) {
    return people.withRole(RoleKind.ADVISOR, cycle.programme());
  }

  /** Assigns the advisor, unless a tie excludes it: the own prefecture, or one that it declared. */
  Outcome<PersonView> assign(SupportCycle cycle, UUID advisorId, String cause) {
    PersonView advisor =
        candidates(cycle).stream()
            .filter(person -> person.id().equals(advisorId))
            .findFirst()
            .orElse(null);
    if (advisor == null) {
      return Outcome.refused("support.advisor.refused.notAvailable");
    }
    if (isOfOwnPrefecture(cycle, advisor)) {
      return Outcome.refused("support.advisor.refused.ownPrefecture", advisor.displayName());
    }
    if (hasDeclaredTie(cycle, advisor)) {
      return Outcome.refused("support.advisor.refused.declaredTie", advisor.displayName());
    }
    boolean open =
        named(cycle, cause).stream().anyMatch(row -> row.advisorId().equals(advisorId));
    if (!open) {
      assignments.save(
          AdvisorAssignment.open(cycle.id(), advisorId, advisor.displayName(), cause, clock.instant()));
    }
    return Outcome.done(advisor);
  }

  boolean isTied(SupportCycle cycle, PersonView advisor) {
    return isOfOwnPrefecture(cycle, advisor) || hasDeclaredTie(cycle, advisor);
  }

  private static boolean isOfOwnPrefecture(SupportCycle cycle, PersonView advisor) {
    return cycle.prefecture().value().equals(advisor.prefectureCode());
  }

  /** Kept with the 打診 in which it was declared. */
  private boolean hasDeclaredTie(SupportCycle cycle, PersonView advisor) {
    return dispatches.isTieDeclared(cycle.id().value(), advisor.id());
  }

  void end(SupportCycle cycle, String cause) {
    named(cycle, cause).forEach(row -> row.end(clock.instant()));
  }

  /** Ends every sight that the advisor has of the region. */
  void endAll(SupportCycle cycle, UUID advisorId) {
    assignments.findByCycleIdAndUntilIsNullOrderBySince(cycle.id().value()).stream()
        .filter(row -> row.advisorId().equals(advisorId))
        .forEach(row -> row.end(clock.instant()));
  }

  void endAll(SupportCycle cycle) {
    assignments
        .findByCycleIdAndUntilIsNullOrderBySince(cycle.id().value())
        .forEach(row -> row.end(clock.instant()));
  }

  List<AssignedAdvisor> assigned(SupportCycleId cycle) {
    return distinct(assignments.findByCycleIdAndUntilIsNullOrderBySince(cycle.value()));
  }

  /** Whose part ended with the support, or not before it. */
  List<AssignedAdvisor> assignedAt(SupportCycleId cycle, Instant ended) {
    return distinct(
        assignments.findByCycleIdAndUntilGreaterThanEqualOrderBySince(cycle.value(), ended));
  }

  /** Each once, for however much they were asked. */
  private static List<AssignedAdvisor> distinct(List<AdvisorAssignment> rows) {
    Map<UUID, AssignedAdvisor> advisors = new LinkedHashMap<>();
    for (AdvisorAssignment row : rows) {
      boolean planned = row.cause().equals(AdvisorAssignment.PLAN);
      advisors.merge(
          row.advisorId(), new AssignedAdvisor(row.advisorId(), row.advisorName(), planned),
          (known, more) -> planned ? more : known);
    }
    return List.copyOf(advisors.values());
  }

  private List<AdvisorAssignment> named(SupportCycle cycle, String cause) {
    return assignments.findByCycleIdAndCauseAndUntilIsNull(cycle.id().value(), cause);
  }
}
