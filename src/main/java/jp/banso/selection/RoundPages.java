package jp.banso.selection;

import java.time.Clock;
import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads rounds for those who run and watch them. */
@Service
@Transactional(readOnly = true)
public class RoundPages {

  private final RoundAccess access;
  private final EligibilityJudgements judgements;
  private final Reviews reviews;
  private final Decisions decisions;
  private final ResultNotices notices;
  private final ReservePromotions promotions;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final ReviewerChoices choices;
  private final ScorePages scores;
  private final SelectionProcess process;
  private final Worklist worklist;
  private final Clock clock;

  RoundPages(
      RoundAccess access,
      EligibilityJudgements judgements,
      Reviews reviews,
      Decisions decisions,
      ResultNotices notices,
      ReservePromotions promotions,
      ApplicationRecords applications,
      Calls calls,
      ReviewerChoices choices,
      ScorePages scores,
      SelectionProcess process,
      Worklist worklist,
      Clock clock) {
    this.access = access;
    this.judgements = judgements;
    this.reviews = reviews;
    this.decisions = decisions;
    this.notices = notices;
    this.promotions = promotions;
    this.applications = applications;
    this.calls = calls;
    this.choices = choices;
    this.scores = scores;
    this.process = process;
    this.worklist = worklist;
    this.clock = clock;
  }

  public RoundView round(Viewer viewer, SelectionRoundId id) {
    SelectionRound round = access.visible(viewer, id);
    CallView call = calls.get(round.callId());
    boolean decides =
        viewer.isManagerOf(round.programme()) || viewer.isMinistryOf(round.programme());
    boolean seesScores = decides && round.isScored();
    List<EligibilityJudgement> all = judgements.ofRound(id.value());
    RoundApplications named = RoundApplications.of(all, applications);
    return new RoundView(
        round.id(), round.key(), round.programme(), round.callTitle(), round.state(),
        round.version(), facts(round, call), funnel(round, all),
        all.stream().map(judgement -> check(judgement, named)).toList(),
        choices.assignments(round, call, named),
        viewer.isManagerOf(round.programme()) ? choices.candidates(round, named) : List.of(),
        seesScores ? scores.ranking(round, named) : List.of(),
        seesScores ? scores.tie(round, named) : null, decision(viewer, round, seesScores),
        notices(round, named), round.recall(), promotions(round, named));
  }

  /**
   * What a round waits for before its checks begin.
   *
   * @param mails true if it is only mails that came in time and are not decided upon
   */
  public record HoldUps(List<ApplicationRecords.Open> applications, boolean mails) {}

  /** Nothing once the checks have begun. */
  public HoldUps holdUps(Viewer viewer, SelectionRoundId id) {
    SelectionRound round = access.visible(viewer, id);
    return round.state() == RoundState.SETTLING
        ? new HoldUps(applications.openApplications(round.callId()), applications.awaitsMails(round.callId()))
        : new HoldUps(List.of(), false);
  }

  /** Refuses a step that is not the viewer's, and then one that cannot be taken now. */
  public void require(Viewer viewer, SelectionRoundId id, RoundStep step) {
    SelectionRound round = access.visible(viewer, id);
    if (!step.isOfMinistry() && !viewer.isManagerOf(round.programme())) {
      throw new Forbidden(viewer.role() + " does not take " + step);
    }
    round.require(step.state());
  }

  /** The round's open steps, whoever holds them. */
  public List<WorkItem> openSteps(Viewer viewer, SelectionRoundId id) {
    return worklist.holdersOf(access.visible(viewer, id).key());
  }

  /** Ids of the elements at which the round stands, for the picture. */
  public List<String> activeElements(Viewer viewer, SelectionRoundId id) {
    SelectionRound round = access.visible(viewer, id);
    return process.activeElements(round.key(), round.state().isRecall());
  }

  private RoundView.Facts facts(SelectionRound round, CallView call) {
    return new RoundView.Facts(
        round.openedAt(), round.endedAt(), round.releasedBy(), round.releaseAt(),
        round.stopped(),
        round.isHeld(clock.instant()), round.isResultOut(), call.terms().deadline(),
        call.terms().resultDueOn(), round.areas(), call.terms().reviewersMin(),
        round.delayFlaggedAt() != null);
  }

  private RoundView.Funnel funnel(SelectionRound round, List<EligibilityJudgement> all) {
    int scored =
        (int)
            reviews.ofRound(round.id().value()).stream()
                .filter(review -> review.state() == ReviewState.SUBMITTED)
                .map(Review::applicationId)
                .distinct()
                .count();
    int selected =
        decisions
            .findByRoundId(round.id().value())
            .filter(decision -> round.isResultOut())
            .map(decision -> (int) decision.places().stream().filter(place -> place.seat() != null).count())
            .orElse(0);
    int eligible = count(all, EligibilityState.ELIGIBLE);
    boolean settling = round.state() == RoundState.SETTLING;
    return new RoundView.Funnel(
        settling ? applications.acceptedOf(round.callId()).size() : all.size(),
        eligible + count(all, EligibilityState.INELIGIBLE), eligible, scored, selected);
  }

  private static int count(List<EligibilityJudgement> all, EligibilityState state) {
    return (int) all.stream().filter(judgement -> judgement.state() == state).count();
  }

  private static RoundView.Check check(EligibilityJudgement judgement, RoundApplications named) {
    ApplicationPlace place = named.place(judgement.applicationId());
    return new RoundView.Check(
        place.id(), judgement.key(), place.prefecture().name(), place.areaName(), judgement.state(),
        severity(judgement, "E"), severity(judgement, "W"));
  }

  private static int severity(EligibilityJudgement judgement, String severity) {
    return (int)
        judgement.findings().stream().filter(finding -> finding.severity().equals(severity)).count();
  }

  private RoundView.DecisionText decision(Viewer viewer, SelectionRound round, boolean seesScores) {
    return decisions
        .findByRoundId(round.id().value())
        .filter(decision -> !round.state().isBeforeDecision())
        .map(
            decision ->
                new RoundView.DecisionText(
                    decision.summary(), decision.preparedByName(), decision.preparedAt(),
                    decision.concurredBy(), decision.isConcurredInPerson(), decision.concurredAt(), decision.returnedNote(),
                    decision.isPreparedBy(viewer.personId()),
                    decision.places().stream().map(place -> place(place, seesScores)).toList()))
        .orElse(null);
  }

  private static RoundView.Place place(DecisionPlace place, boolean seesScores) {
    return new RoundView.Place(
        new ApplicationId(place.applicationId()), new CaseKey(place.caseKey()),
        PrefectureCode.of(place.prefectureCode()).name(), place.areaName(), place.outcome(),
        place.reserveRank(), seesScores ? place.points() : null, place.reason());
  }

  private List<RoundView.Notice> notices(SelectionRound round, RoundApplications named) {
    return notices.ofRound(round.id().value()).stream()
        .map(
            notice ->
                new RoundView.Notice(
                    new ResultNoticeId(notice.id()), notice.applicationKey(),
                    named.areaName(notice.applicationId().value()), notice.kind(), notice.state(),
                    notice.sentTo(), notice.sentAt(), notice.toldNote()))
        .toList();
  }

  private List<RoundView.Promotion> promotions(SelectionRound round, RoundApplications named) {
    return promotions.ofRound(round.id().value()).stream()
        .map(
            promotion ->
                new RoundView.Promotion(
                    promotion.id(), named.areaName(promotion.declined().value()), promotion.state(),
                    promotion.promoted() == null
                        ? null
                        : named.areaName(promotion.promoted().value())))
        .toList();
  }
}
