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

/**
 * アドバイザー派遣 (S2 §3): asked for by the region, judged by the secretariat, accepted or declined by an
 * advisor, reported. While it is open or held it fills one of the places of {@link DispatchSlots}.
 */
@Entity
@Table(name = "advisor_dispatch")
class Dispatch {

  @Id private UUID id;
  private UUID cycleId;
  private int ordinal;
  private String caseKey;
  private int slot;
  @Enumerated(EnumType.STRING) private DispatchState state;
  private String purpose;
  private String points;
  private String wishes;
  @Enumerated(EnumType.STRING) private MeetingForm form;
  private String participants;
  private Instant requestedAt;
  private String reason;
  private UUID advisorId;
  private String advisorName;
  private Instant startsAt;
  private Instant endsAt;
  private String place;
  private String conditions;
  private Instant reportedAt;
  private Instant heldFrom;
  private String content;
  private String advice;
  private String nextStep;
  @Version private long version;

  @ElementCollection
  @CollectionTable(name = "dispatch_asking", joinColumns = @JoinColumn(name = "dispatch_id"))
  @OrderColumn(name = "position")
  private List<DispatchAsking> askings = new ArrayList<>();

  protected Dispatch() {}

  static Dispatch request(UUID id, SupportCycle cycle, int ordinal, int slot, DispatchRequest asked, Instant now) {
    Dispatch dispatch = new Dispatch();
    dispatch.id = id;
    dispatch.cycleId = cycle.id().value();
    dispatch.ordinal = ordinal;
    dispatch.slot = slot;
    dispatch.caseKey = cycle.key().child("D" + ordinal).value();
    dispatch.state = DispatchState.REQUESTED;
    dispatch.purpose = asked.purpose();
    dispatch.points = asked.points();
    dispatch.wishes = asked.wishes();
    dispatch.form = asked.form();
    dispatch.participants = asked.participants();
    dispatch.requestedAt = now;
    return dispatch;
  }

  /** Asks an advisor, the first or the next; one who has answered no is not asked again. */
  Outcome<Void> ask(DispatchOffer offer, String name, Instant now) {
    if (state != DispatchState.REQUESTED && state != DispatchState.CHOOSING_NEXT) {
      throw refused("ask");
    }
    if (askings.stream().anyMatch(asking -> asking.advisorId().equals(offer.advisorId()))) {
      return Outcome.refused("support.dispatch.refused.askedBefore", name);
    }
    advisorId = offer.advisorId();
    advisorName = name;
    startsAt = offer.startsAt();
    endsAt = offer.endsAt();
    form = offer.form();
    place = offer.place();
    askings.add(new DispatchAsking(offer.advisorId(), name, now, null, null, null, null));
    state = DispatchState.ASKING;
    return Outcome.done();
  }

  /** The advisor takes it on; without a declared tie only. */
  void accept(String newConditions, Instant now) {
    require(DispatchState.ASKING);
    answer(true, false, null, now);
    conditions = newConditions;
    state = DispatchState.CONFIRMED;
  }

  void decline(boolean conflict, String why, Instant now) {
    require(DispatchState.ASKING);
    answer(false, conflict, why, now);
    state = DispatchState.CHOOSING_NEXT;
  }

  private void answer(boolean accepted, boolean conflict, String why, Instant now) {
    DispatchAsking last = askings.remove(askings.size() - 1);
    askings.add(
        new DispatchAsking(
            last.advisorId(), last.advisorName(), last.askedAt(), now, accepted, conflict, why));
  }

  void refuse(String why) {
    require(DispatchState.REQUESTED);
    reason = why;
    state = DispatchState.REFUSED;
  }

  void endWithoutAdvisor(String why) {
    require(DispatchState.CHOOSING_NEXT);
    reason = why;
    state = DispatchState.NO_ADVISOR;
  }

  void cancel(String why) {
    if (!state.isOpen()) {
      throw refused("cancel");
    }
    reason = why;
    state = DispatchState.CANCELLED;
  }

  /** The day passed without it; whether its place counts is decided case by case. */
  void notHeld(String why, boolean counts) {
    require(DispatchState.CONFIRMED);
    reason = why;
    state = counts ? DispatchState.NOT_HELD_COUNTED : DispatchState.NOT_HELD;
  }

  void report(DispatchReport report, Instant now) {
    require(DispatchState.CONFIRMED);
    heldFrom = report.heldFrom();
    content = report.content();
    advice = report.advice();
    nextStep = report.nextStep();
    reportedAt = now;
    state = DispatchState.REPORTED;
  }

  void close() {
    require(DispatchState.REPORTED);
    state = DispatchState.CLOSED;
  }

  private void require(DispatchState needed) {
    if (state != needed) {
      throw refused(needed.name());
    }
  }

  private AlreadyDone refused(String what) {
    return new AlreadyDone("dispatch " + caseKey + " is " + state + ", refused: " + what);
  }

  UUID id() {
    return id;
  }

  UUID cycleId() {
    return cycleId;
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  DispatchState state() {
    return state;
  }

  /** True if this advisor is asked or has taken it on, and something is still to come from them. */
  boolean isWith(UUID advisor) {
    return (state == DispatchState.ASKING || state == DispatchState.CONFIRMED) && advisorId.equals(advisor);
  }

  UUID advisorId() {
    return advisorId;
  }

  String advisorName() {
    return advisorName;
  }

  DispatchView view() {
    return new DispatchView(
        ordinal, key(), slot, state, purpose, points, wishes, form, participants, requestedAt,
        reason, advisorId, advisorName, startsAt, endsAt, place, conditions, List.copyOf(askings),
        reportedAt, heldFrom, content, advice, nextStep, version);
  }
}
