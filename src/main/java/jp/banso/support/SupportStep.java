package jp.banso.support;

import java.util.function.Predicate;

/** The steps of a region's support: whose each one is, and where the case must stand for it. */
public enum SupportStep {
  ANSWER(Part.REGION, Actor.REGION, at -> at.cycle().state() == SupportState.AWAITING_ACCEPTANCE),
  CONFIRM_MEMBERS(Part.REGION, Actor.REGION, at -> at.cycle().state().isUnderway()),
  PLAN(
      Part.REGION, Actor.SECRETARIAT,
      at -> at.cycle().state() == SupportState.PREPARING && at.cycle().plannedAt() == null),
  WRITE_MEASURES(Part.REGION, Actor.REGION, at -> at.cycle().state() == SupportState.RUNNING),
  ADVISE_MEASURES(
      Part.REGION, Actor.ADVISOR,
      at -> at.cycle().state() == SupportState.RUNNING && at.measuresSubmitted()),
  JUDGE_FOURTH_MEETING(
      Part.REGION, Actor.SECRETARIAT,
      at -> at.cycle().state() == SupportState.RUNNING && at.ordinarySettled() && at.cycle().settled() == null),
  REPORT(
      Part.REGION, Actor.REGION,
      at -> at.cycle().state() == SupportState.REPORTING && at.report() != ReportState.SUBMITTED),
  JUDGE_REPORT(
      Part.REGION, Actor.SECRETARIAT,
      at -> at.cycle().state() == SupportState.REPORTING && at.report() == ReportState.SUBMITTED),
  END_ASSIGNMENT(Part.REGION, Actor.SECRETARIAT, at -> true),
  STOP(Part.REGION, Actor.MANAGER, at -> !at.cycle().state().hasEnded()),
  DECIDE_PERIOD(
      Part.REGION, Actor.MANAGER,
      at -> !at.cycle().state().hasEnded() && at.cycle().periodEndedAt() != null),
  REQUEST_DISPATCH(Part.REGION, Actor.REGION, at -> takesRequests(at)),
  ASK_QUESTION(
      Part.REGION, Actor.REGION,
      at -> takesRequests(at) && at.cycle().rosterConfirmedAt() != null),

  SCHEDULE(Part.MEETING, Actor.SECRETARIAT, at -> at.meeting() == MeetingState.TO_SCHEDULE),
  PREPARE(Part.MEETING, Actor.SECRETARIAT, at -> at.meeting() == MeetingState.SCHEDULED),
  POSTPONE(
      Part.MEETING, Actor.SECRETARIAT,
      at -> at.meeting() == MeetingState.SCHEDULED || at.meeting() == MeetingState.PREPARED),
  HOLD(Part.MEETING, Actor.SECRETARIAT, POSTPONE.open),
  SEND_MINUTES(Part.MEETING, Actor.SECRETARIAT, at -> at.meeting() == MeetingState.HELD),
  CHECK_MINUTES(
      Part.MEETING, Actor.REGION_OR_ADVISOR, at -> at.meeting() == MeetingState.MINUTES_SENT),

  OFFER_DISPATCH(
      Part.DISPATCH, Actor.SECRETARIAT,
      at -> at.dispatch() == DispatchState.REQUESTED || at.dispatch() == DispatchState.CHOOSING_NEXT),
  REFUSE_DISPATCH(Part.DISPATCH, Actor.SECRETARIAT, OFFER_DISPATCH.open),
  ANSWER_DISPATCH(Part.DISPATCH, Actor.ADVISOR_ASKED, at -> at.dispatch() == DispatchState.ASKING),
  REPORT_DISPATCH(Part.DISPATCH, Actor.ADVISOR_ASKED, at -> at.dispatch() == DispatchState.CONFIRMED),
  RECORD_DISPATCH_NOT_HELD(
      Part.DISPATCH, Actor.SECRETARIAT, at -> at.dispatch() == DispatchState.CONFIRMED),
  CANCEL_DISPATCH(
      Part.DISPATCH, Actor.REGION,
      at -> at.dispatch().isOpen()),

  ROUTE_QUESTION(Part.QUESTION, Actor.SECRETARIAT, at -> at.question() == QuestionState.RECEIVED),
  ADVISE_QUESTION(Part.QUESTION, Actor.ADVISOR_ASKED, at -> at.question() == QuestionState.WITH_ADVISOR),
  TAKE_BACK_QUESTION(Part.QUESTION, Actor.SECRETARIAT, at -> at.question() == QuestionState.WITH_ADVISOR),
  ANSWER_QUESTION(Part.QUESTION, Actor.SECRETARIAT, at -> at.question() == QuestionState.TO_ANSWER),
  CANCEL_QUESTION(Part.QUESTION, Actor.REGION, at -> !at.question().hasEnded());

  /** What of a support a step is taken on. */
  public enum Part {
    REGION,
    MEETING,
    DISPATCH,
    QUESTION
  }

  /** Whose step it is; the secretariat records those of all outside persons on their word. */
  enum Actor {
    REGION,
    SECRETARIAT,
    MANAGER,
    /** Any advisor who sees the region: they do only while assigned. */
    ADVISOR,
    REGION_OR_ADVISOR,
    /** The one advisor who was asked about the dispatch or the question. */
    ADVISOR_ASKED
  }

  private final Part part;
  private final Actor actor;
  private final Predicate<StepPlace> open;

  SupportStep(Part part, Actor actor, Predicate<StepPlace> open) {
    this.part = part;
    this.actor = actor;
    this.open = open;
  }

  /** Until the final report is handed in, and while it is with the region again to be corrected. */
  private static boolean takesRequests(StepPlace at) {
    return at.cycle().state().isUnderway()
        && (at.report() == null || at.report() == ReportState.RETURNED);
  }

  Part part() {
    return part;
  }

  Actor actor() {
    return actor;
  }

  boolean isOpenAt(StepPlace place) {
    return open.test(place);
  }
}
