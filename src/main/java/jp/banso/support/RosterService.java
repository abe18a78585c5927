package jp.banso.support;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.Calls;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.Answers;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 構成員名簿: the region's people gather names, addresses and groups, and confirm the roster. */
@Service
@Transactional
public class RosterService {

  private final SupportCycles cycles;
  private final CycleAccess access;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final SupportProcess process;
  private final SupportActs acts;
  private final PlanLetters letters;
  private final Clock clock;

  RosterService(
      SupportCycles cycles, CycleAccess access, ApplicationRecords applications, Calls calls,
      SupportProcess process, SupportActs acts, PlanLetters letters, Clock clock) {
    this.cycles = cycles;
    this.access = access;
    this.applications = applications;
    this.calls = calls;
    this.process = process;
    this.acts = acts;
    this.letters = letters;
    this.clock = clock;
  }

  /** What is saved, or the application's table while nothing is. */
  @Transactional(readOnly = true)
  public List<Member> rows(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    return cycle.members().isEmpty()
        ? proposed(applications.facts(cycle.applicationId()))
        : cycle.members();
  }

  /** The check of these rows in plain words; nothing is saved. */
  @Transactional(readOnly = true)
  public List<RosterFinding> check(Viewer viewer, SupportCycleId id, List<Member> members) {
    return policy(access.visible(viewer, id)).judge(members);
  }

  /** Keeps the rows as far as they are. */
  public Outcome<Void> save(Viewer viewer, SupportCycleId id, List<Member> members, long seen) {
    SupportCycle cycle = editable(viewer, id, seen);
    if (cycle.rosterConfirmed()) {
      return Outcome.refused("support.roster.refused.confirmed");
    }
    cycle.saveMembers(filled(members));
    cycles.save(cycle);
    acts.outside(viewer, cycle.key(), "rosterSaved", null, cycle.representativeMail());
    return Outcome.done();
  }

  /**
   * Confirms the roster, or changes a confirmed one (構成員の変更). What must be corrected refuses;
   * what deviates needs a written reason.
   */
  public Outcome<Void> confirm(
      Viewer viewer, SupportCycleId id, List<Member> members, String reason, long seen) {
    SupportCycle cycle = editable(viewer, id, seen);
    List<RosterFinding> findings = policy(cycle).judge(members);
    if (findings.stream().anyMatch(RosterFinding::stop)) {
      return Outcome.refused("support.roster.refused.stop");
    }
    boolean change = cycle.rosterConfirmed();
    if ((change || !findings.isEmpty()) && reason.isBlank()) {
      return Outcome.refused(change ? "support.roster.refused.changeReason" : "support.roster.refused.reason");
    }
    cycle.saveMembers(filled(members));
    if (!change) {
      cycle.confirmMembers(reason, clock.instant());
      process.membersConfirmed(cycle.key());
    }
    cycles.save(cycle);
    acts.outside(
        viewer, cycle.key(), change ? "rosterChanged" : "rosterConfirmed", reason, cycle.representativeMail());
    if (!change) {
      letters.planned(cycle);
    }
    return Outcome.done();
  }

  private SupportCycle editable(Viewer viewer, SupportCycleId id, long seen) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireRegion(viewer, cycle);
    if (cycle.version() != seen) {
      throw new StaleEdit("roster of " + cycle.key());
    }
    return cycle;
  }

  private RosterPolicy policy(SupportCycle cycle) {
    return new RosterPolicy(calls.get(cycle.callId()).terms());
  }

  private static List<Member> filled(List<Member> members) {
    return members.stream().filter(member -> !member.isBlank()).toList();
  }

  private static List<Member> proposed(ApplicationFacts facts) {
    List<Answers> rows = facts.answers().rows("members");
    List<Set<MemberGroup>> groups = facts.memberGroups();
    return IntStream.range(0, rows.size())
        .mapToObj(
            row ->
                new Member(
                    "", rows.get(row).text("affiliation"), rows.get(row).text("department"),
                    rows.get(row).text("title"), rows.get(row).text("profession"), "",
                    row < groups.size() ? groups.get(row) : Set.of(), false))
        .toList();
  }
}
