package jp.banso.support;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;

/** 伴走支援 of one selected region (S2 §3): from its acceptance to the final report. */
@Entity
@Table(name = "support_cycle")
class SupportCycle {

  @Id private UUID id;
  private String caseKey;
  private UUID applicationId;
  private UUID callId;
  private String programme;
  private String prefecture;
  private String areaName;
  private String representativeName;
  private String representativeMail;
  private String deskMail;
  @Enumerated(EnumType.STRING) private SupportState state;
  private boolean movedUp;
  private Instant startedAt;
  private Instant acceptanceDueAt;
  private LocalDate periodEndsOn;
  private Instant answeredAt;
  private String declineReason;
  private Instant rosterConfirmedAt;
  private String rosterReason;
  private Instant plannedAt;
  private String planNote;
  private Boolean settled;
  private String settledReason;
  private Instant settledAt;
  private Instant endedAt;
  private String stopReason;
  private Instant periodEndedAt;
  private String periodReason;
  @Version private long version;

  @ElementCollection
  @CollectionTable(name = "support_member", joinColumns = @JoinColumn(name = "cycle_id"))
  @OrderColumn(name = "position")
  private List<SupportMember> members = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "planned_meeting", joinColumns = @JoinColumn(name = "cycle_id"))
  @OrderColumn(name = "position")
  private List<PlannedMeeting> plannedMeetings = new ArrayList<>();

  protected SupportCycle() {}

  static SupportCycle start(
      ApplicationFacts facts, boolean movedUp, Instant acceptanceDueAt, LocalDate periodEndsOn, Instant now) {
    SupportCycle cycle = new SupportCycle();
    cycle.id = facts.id().value();
    cycle.caseKey = facts.key().value();
    cycle.applicationId = facts.id().value();
    cycle.callId = facts.callId().value();
    cycle.programme = facts.programme().code();
    cycle.prefecture = facts.prefecture().value();
    cycle.areaName = facts.areaName();
    cycle.representativeName = facts.representativeName();
    cycle.representativeMail = facts.representativeMail();
    cycle.deskMail = facts.deskMail();
    cycle.state = SupportState.AWAITING_ACCEPTANCE;
    cycle.movedUp = movedUp;
    cycle.acceptanceDueAt = acceptanceDueAt;
    cycle.periodEndsOn = periodEndsOn;
    cycle.startedAt = now;
    return cycle;
  }

  void representedBy(ApplicationFacts facts) {
    representativeName = facts.representativeName();
    representativeMail = facts.representativeMail();
  }

  /** A late answer counts as well: the term only calls for a telephone call. */
  void accept(Instant now) {
    require(SupportState.AWAITING_ACCEPTANCE);
    state = SupportState.PREPARING;
    answeredAt = now;
  }

  void decline(String reason, Instant now) {
    require(SupportState.AWAITING_ACCEPTANCE);
    state = SupportState.DECLINED;
    declineReason = reason;
    answeredAt = now;
    endedAt = now;
  }

  void saveMembers(List<Member> rows) {
    if (!state.isUnderway()) {
      throw refused("members");
    }
    members.clear();
    rows.stream().map(SupportMember::of).forEach(members::add);
  }

  void confirmMembers(String reason, Instant now) {
    require(SupportState.PREPARING);
    if (rosterConfirmedAt != null) {
      throw refused("roster");
    }
    rosterConfirmedAt = now;
    rosterReason = reason;
  }

  void plan(List<PlannedMeeting> meetings, String note, Instant now) {
    require(SupportState.PREPARING);
    if (plannedAt != null) {
      throw refused("plan");
    }
    plannedMeetings.clear();
    plannedMeetings.addAll(meetings);
    planNote = note;
    plannedAt = now;
  }

  /** Called as each meeting opens; the reserve needs the word that those before did not settle it. */
  void openMeeting(int number, boolean reserve) {
    if (reserve ? !Boolean.FALSE.equals(settled) : settled != null) {
      throw refused("meeting " + number);
    }
    if (state == SupportState.PREPARING && number == 1) {
      state = SupportState.RUNNING;
    }
    require(SupportState.RUNNING);
  }

  void judgeReserve(boolean isSettled, String reason, Instant now) {
    require(SupportState.RUNNING);
    if (settled != null) {
      throw refused("reserve");
    }
    settled = isSettled;
    settledReason = reason;
    settledAt = now;
    if (isSettled) {
      state = SupportState.REPORTING;
    }
  }

  void reserveClosed() {
    require(SupportState.RUNNING);
    state = SupportState.REPORTING;
  }

  /** The last day has come; the manager decides how to go on. */
  void periodEnded(Instant now) {
    periodEndedAt = now;
  }

  /** Goes on until {@code until}, or without a longer period if that is the day it had. */
  void decidePeriod(LocalDate until, String reason) {
    if (state.hasEnded() || periodEndedAt == null) {
      throw refused("period");
    }
    periodEndsOn = until;
    periodReason = reason;
    periodEndedAt = null;
  }

  void complete(Instant now) {
    require(SupportState.REPORTING);
    state = SupportState.COMPLETED;
    endedAt = now;
  }

  void stop(String reason, Instant now) {
    if (state.hasEnded()) {
      throw refused("stop");
    }
    state = SupportState.STOPPED;
    stopReason = reason;
    endedAt = now;
  }

  void require(SupportState needed) {
    if (state != needed) {
      throw refused(needed.name());
    }
  }

  private AlreadyDone refused(String what) {
    return new AlreadyDone("support " + caseKey + " is " + state + ", refused: " + what);
  }

  SupportCycleId id() {
    return new SupportCycleId(id);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ApplicationId applicationId() {
    return new ApplicationId(applicationId);
  }

  CallId callId() {
    return new CallId(callId);
  }

  ProgrammeCode programme() {
    return ProgrammeCode.of(programme);
  }

  PrefectureCode prefecture() {
    return PrefectureCode.of(prefecture);
  }

  String areaGroup() {
    return Groups.area(key());
  }

  String prefectureGroup() {
    return Groups.prefecture(programme(), prefecture());
  }

  String areaName() {
    return areaName;
  }

  String representativeName() {
    return representativeName;
  }

  String representativeMail() {
    return representativeMail;
  }

  String deskMail() {
    return deskMail;
  }

  SupportState state() {
    return state;
  }

  List<Member> members() {
    return members.stream().map(SupportMember::toMember).toList();
  }

  List<PlannedMeeting> plannedMeetings() {
    return List.copyOf(plannedMeetings);
  }

  boolean rosterConfirmed() {
    return rosterConfirmedAt != null;
  }

  boolean planned() {
    return plannedAt != null;
  }

  Boolean settled() {
    return settled;
  }

  String declineReason() {
    return declineReason;
  }

  LocalDate periodEndsOn() {
    return periodEndsOn;
  }

  long version() {
    return version;
  }

  CycleView view() {
    return new CycleView(
        id(), key(), applicationId(), callId(), programme(), prefecture(), areaName,
        representativeName, state, movedUp, startedAt, acceptanceDueAt, periodEndsOn, answeredAt,
        declineReason, rosterConfirmedAt, rosterReason, plannedAt, planNote, settled, settledReason,
        settledAt, endedAt, stopReason, periodEndedAt, periodReason, members(), plannedMeetings(), version);
  }
}
