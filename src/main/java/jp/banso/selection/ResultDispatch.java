package jp.banso.selection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import org.springframework.stereotype.Component;

/** Records outcomes and sets their notices on their way, in the transaction of the release. */
@Component
class ResultDispatch {

  static final String SELECTED = "M15";
  static final String NOT_SELECTED = "M16";
  static final String RESERVE = "M17";
  static final String MOVED_UP = "M18";

  private final ApplicationRecords applications;
  private final EligibilityJudgements judgements;
  private final ResultNotices notices;
  private final Calls calls;
  private final NotificationProcess process;
  private final Clock clock;

  ResultDispatch(
      ApplicationRecords applications,
      EligibilityJudgements judgements,
      ResultNotices notices,
      Calls calls,
      NotificationProcess process,
      Clock clock) {
    this.applications = applications;
    this.judgements = judgements;
    this.notices = notices;
    this.calls = calls;
    this.process = process;
    this.clock = clock;
  }

  /** Which letter says it; an undisclosed reserve reads the one of those not selected. */
  static String kindOf(OutcomeKind outcome, boolean reserveDisclosed) {
    return switch (outcome) {
      case SELECTED -> SELECTED;
      case RESERVE -> reserveDisclosed ? RESERVE : NOT_SELECTED;
      case NOT_SELECTED, INELIGIBLE -> NOT_SELECTED;
      case DECLINED, WITHDRAWN ->
          throw new IllegalArgumentException(outcome + " is no result to be told");
    };
  }

  /** Of a release, whose hold is over by now. */
  void dispatch(SelectionRound round, ApplicationId application, OutcomeKind outcome, String kind) {
    applications.recordOutcome(application, stateOf(outcome));
    notify(round, application, kind, null);
  }

  /**
   * Of a 了承 that the ministry gives last: at once if it was in person; what the secretariat alone has
   * entered can be stopped for as long as any other result.
   */
  void dispatchConcurred(
      SelectionRound round, ApplicationId application, OutcomeKind outcome, String kind, boolean inPerson) {
    applications.recordOutcome(application, stateOf(outcome));
    notify(round, application, kind, inPerson ? null : endOfHold(round));
  }

  private Instant endOfHold(SelectionRound round) {
    int minutes = calls.get(round.callId()).mailTerms().holdMinutes();
    return clock.instant().plus(Duration.ofMinutes(minutes));
  }

  private void notify(
      SelectionRound round, ApplicationId application, String kind, Instant sendAfter) {
    ApplicationFacts facts = applications.facts(application);
    int number = notices.countByApplicationId(application.value()) + 1;
    ResultNotice notice =
        notices.save(
            ResultNotice.prepare(
                round, application, facts.key(), kind, number, sendAfter, clock.instant()));
    process.noticeStarted(notice.key(), round.programme());
  }

  /**
   * Those whose requirements could not be confirmed, when a round ends without a selected region;
   * who was told with the results is not told again.
   */
  void dispatchIneligible(SelectionRound round) {
    for (EligibilityJudgement judgement : judgements.ofRound(round.id().value())) {
      boolean told = notices.countByApplicationId(judgement.applicationId().value()) > 0;
      if (judgement.state() == EligibilityState.INELIGIBLE && !told) {
        dispatchConcurred(
            round, judgement.applicationId(), OutcomeKind.INELIGIBLE, NOT_SELECTED,
            round.isRecallConcurredInPerson());
      }
    }
  }

  List<PlannedMail> planned(SelectionRound round, Decision decision, boolean reserveDisclosed) {
    Map<UUID, ApplicationFacts> all =
        applications.acceptedOf(round.callId()).stream()
            .collect(Collectors.toMap(facts -> facts.id().value(), Function.identity()));
    return decision.places().stream()
        .filter(place -> place.outcome() != OutcomeKind.WITHDRAWN)
        .map(
            place ->
                planned(
                    all.get(place.applicationId()), place, kindOf(place.outcome(), reserveDisclosed)))
        .toList();
  }

  /** Whose withdrawal the round has not heard yet is named from the decision itself. */
  private static PlannedMail planned(ApplicationFacts facts, DecisionPlace place, String kind) {
    if (facts == null) {
      return new PlannedMail(
          new CaseKey(place.caseKey()), place.areaName(),
          PrefectureCode.of(place.prefectureCode()).name(), place.outcome(), kind, null, null, List.of(), true);
    }
    return new PlannedMail(
        facts.key(), facts.areaName(), facts.prefecture().name(), place.outcome(), kind,
        facts.representativeName(), facts.representativeMail(), facts.copyMails(), false);
  }

  private static ApplicationState stateOf(OutcomeKind outcome) {
    return switch (outcome) {
      case SELECTED -> ApplicationState.SELECTED;
      case RESERVE -> ApplicationState.RESERVE;
      case NOT_SELECTED -> ApplicationState.NOT_SELECTED;
      case INELIGIBLE -> ApplicationState.INELIGIBLE;
      case DECLINED -> ApplicationState.DECLINED;
      case WITHDRAWN -> ApplicationState.WITHDRAWN;
    };
  }
}
