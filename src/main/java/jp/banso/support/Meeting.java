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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;

/** 会議 (S2 §3): one of those that the call foresees. A postponed one keeps its number. */
@Entity
@Table(name = "support_meeting")
class Meeting {

  @Id private UUID id;
  private UUID cycleId;
  private int number;
  private String caseKey;
  @Enumerated(EnumType.STRING) private MeetingState state;
  private Instant startsAt;
  private Instant endsAt;
  @Enumerated(EnumType.STRING) private MeetingForm form;
  private String place;
  private String url;
  private java.time.LocalDate replyBy;
  private int postponements;
  private String postponeReason;
  private String agenda;
  private Instant heldFrom;
  private Instant heldUntil;
  private String withoutMeasuresReason;
  private String minutes;
  private String decisions;
  private String homework;
  private Instant minutesDueAt;
  private int minutesRound;
  private String correction;
  private Boolean agreedInWords;
  private Instant settledAt;
  @Version private long version;

  @ElementCollection
  @CollectionTable(name = "meeting_attendance", joinColumns = @JoinColumn(name = "meeting_id"))
  @OrderColumn(name = "position")
  private List<Attendance> attendance = new ArrayList<>();

  protected Meeting() {}

  static Meeting open(SupportCycle cycle, int number) {
    Meeting meeting = new Meeting();
    meeting.id = UUID.randomUUID();
    meeting.cycleId = cycle.id().value();
    meeting.number = number;
    meeting.caseKey = cycle.key().child("M" + number).value();
    meeting.state = MeetingState.TO_SCHEDULE;
    return meeting;
  }

  void schedule(MeetingSchedule schedule) {
    require(MeetingState.TO_SCHEDULE);
    startsAt = schedule.startsAt();
    endsAt = schedule.endsAt();
    form = schedule.form();
    place = schedule.place();
    url = schedule.url();
    replyBy = schedule.replyBy();
    agenda = schedule.agenda();
    state = MeetingState.SCHEDULED;
  }

  /** Back to 日程調整; the number stays, the postponements are counted. */
  void postpone(String reason) {
    if (state != MeetingState.SCHEDULED && state != MeetingState.PREPARED) {
      throw refused("postpone");
    }
    postponements++;
    postponeReason = reason;
    state = MeetingState.TO_SCHEDULE;
  }

  void prepare(String newAgenda) {
    require(MeetingState.SCHEDULED);
    agenda = newAgenda;
    state = MeetingState.PREPARED;
  }

  /**
   * What took place is recorded, whatever was sent before it. The plan that it talks about has to be
   * there; {@code exception} is the manager's reason why it was held without, blank if there is none.
   *
   * @param lacksMeasures true if the call asks for the plan before this meeting and none was handed in
   */
  Outcome<Void> hold(
      Instant from, Instant until, List<Attendance> present, boolean lacksMeasures, String exception) {
    if (state != MeetingState.SCHEDULED && state != MeetingState.PREPARED) {
      throw refused("hold");
    }
    if (lacksMeasures && exception.isBlank()) {
      return Outcome.refused("support.meeting.refused.heldWithoutMeasures", number);
    }
    withoutMeasuresReason = lacksMeasures ? exception : null;
    heldFrom = from;
    heldUntil = until;
    attendance.clear();
    attendance.addAll(present);
    state = MeetingState.HELD;
    return Outcome.done();
  }

  /** Null unless it was held without the 対応策案 that it needed. */
  String withoutMeasuresReason() {
    return withoutMeasuresReason;
  }

  void sendMinutes(String newMinutes, String newDecisions, String newHomework, Instant dueAt) {
    require(MeetingState.HELD);
    minutes = newMinutes;
    decisions = newDecisions;
    homework = newHomework;
    minutesDueAt = dueAt;
    minutesRound++;
    state = MeetingState.MINUTES_SENT;
  }

  void agreeMinutes() {
    require(MeetingState.MINUTES_SENT);
    agreedInWords = true;
    correction = null;
    state = MeetingState.MINUTES_AGREED;
  }

  void askCorrection(String text) {
    require(MeetingState.MINUTES_SENT);
    correction = text;
    state = MeetingState.HELD;
  }

  /** Silence until the term is 了承. */
  void settle(Instant now) {
    if (state != MeetingState.MINUTES_SENT && state != MeetingState.MINUTES_AGREED) {
      throw refused("settle");
    }
    if (state == MeetingState.MINUTES_SENT) {
      agreedInWords = false;
    }
    settledAt = now;
    state = MeetingState.SETTLED;
  }

  void cancel() {
    if (state.hasEnded()) {
      throw refused("cancel");
    }
    state = MeetingState.CANCELLED;
  }

  private void require(MeetingState needed) {
    if (state != needed) {
      throw refused(needed.name());
    }
  }

  private AlreadyDone refused(String what) {
    return new AlreadyDone("meeting " + caseKey + " is " + state + ", refused: " + what);
  }

  UUID cycleId() {
    return cycleId;
  }

  int number() {
    return number;
  }

  int minutesRound() {
    return minutesRound;
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  MeetingState state() {
    return state;
  }

  MeetingView view() {
    return new MeetingView(
        number, key(), state, startsAt, endsAt, form, place, url, replyBy, postponements,
        postponeReason, agenda, heldFrom, heldUntil, withoutMeasuresReason, List.copyOf(attendance),
        minutes, decisions, homework, minutesDueAt, correction, agreedInWords, settledAt, version);
  }
}
