package jp.banso.rehearsal.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.parties.Viewer;
import jp.banso.selection.ConflictRelation;
import jp.banso.selection.DecisionDraft;
import jp.banso.selection.DecisionService;
import jp.banso.selection.EligibilityPages;
import jp.banso.selection.EligibilityService;
import jp.banso.selection.EligibilityVerdict;
import jp.banso.selection.EligibilityView;
import jp.banso.selection.NoticeService;
import jp.banso.selection.OutcomeKind;
import jp.banso.selection.PromotionPages;
import jp.banso.selection.PromotionView;
import jp.banso.selection.RecallService;
import jp.banso.selection.ReleaseService;
import jp.banso.selection.ReservePromotionId;
import jp.banso.selection.ReserveService;
import jp.banso.selection.ReviewId;
import jp.banso.selection.ReviewLine;
import jp.banso.selection.ReviewPages;
import jp.banso.selection.ReviewQueries;
import jp.banso.selection.ReviewState;
import jp.banso.selection.ReviewView;
import jp.banso.selection.ReviewerService;
import jp.banso.selection.RoundPages;
import jp.banso.selection.RoundView;
import jp.banso.selection.ScoreSheet;
import jp.banso.selection.SelectionRoundId;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Component;

/** From the requirements to the results, which come later than planned so that their timers are seen, and the reserve. */
@Component
@ChildOnly
class SelectionScenes implements Scenes {

  private static final int POINTS = 4;
  private static final int ALL = 500;

  private final Stage stage;
  private final Cast cast;
  private final Timetable times;
  private final ApplicationScenes applications;
  private final EligibilityPages eligibility;
  private final EligibilityService judging;
  private final RoundPages rounds;
  private final ReviewerService reviewers;
  private final ReviewQueries reviews;
  private final ReviewPages reviewPages;
  private final jp.banso.selection.ReviewService scoring;
  private final DecisionService decisions;
  private final ReleaseService releases;
  private final PromotionPages promotions;
  private final ReserveService reserves;
  private final NoticeService notices;
  private final RecallService recalls;
  private boolean conflictDeclared;

  SelectionScenes(
      Stage stage, Cast cast, Timetable times, ApplicationScenes applications, EligibilityPages eligibility,
      EligibilityService judging, RoundPages rounds, ReviewerService reviewers, ReviewQueries reviews,
      ReviewPages reviewPages, jp.banso.selection.ReviewService scoring, DecisionService decisions,
      ReleaseService releases, PromotionPages promotions, ReserveService reserves, NoticeService notices,
      RecallService recalls) {
    this.stage = stage;
    this.cast = cast;
    this.times = times;
    this.applications = applications;
    this.eligibility = eligibility;
    this.judging = judging;
    this.rounds = rounds;
    this.reviewers = reviewers;
    this.reviews = reviews;
    this.reviewPages = reviewPages;
    this.scoring = scoring;
    this.decisions = decisions;
    this.releases = releases;
    this.promotions = promotions;
    this.reserves = reserves;
    this.notices = notices;
    this.recalls = recalls;
  }

  @Override
  public Map<String, Scene> scenes() {
    Scene.When tomorrow = work -> times.in(1);
    Map<String, Scene> scenes = new HashMap<>();
    scenes.put("UserTask_JudgeEligibility", new Scene(work -> times.in(2), this::judge));
    scenes.put("UserTask_AssignReviewers", new Scene(tomorrow, this::assign));
    scenes.put("UserTask_DeclareConflict", new Scene(tomorrow, this::declare));
    scenes.put("UserTask_ReplaceReviewer", new Scene(tomorrow, this::replace));
    scenes.put("UserTask_ScoreApplication", new Scene(work -> times.in(2), this::score));
    scenes.put("UserTask_DecideTie", new Scene(tomorrow, this::decideTie));
    scenes.put(
        "UserTask_PrepareDecision",
        new Scene(
            work ->
                times.notBeforeTomorrow(
                    times.at(times.calendar().plusBusinessDays(stage.call().terms().resultDueOn(), 1))),
            this::prepare));
    scenes.put(
        "UserTask_ConcurDecision",
        new Scene(tomorrow, (work, ministry) -> stage.done(decisions.concur(ministry, round(work), true, ""))));
    scenes.put("UserTask_ReleaseResults", new Scene(tomorrow, this::release));
    scenes.put("UserTask_ProposeReserve", new Scene(tomorrow, this::proposeReserve));
    scenes.put(
        "UserTask_ConcurReserve",
        new Scene(
            tomorrow,
            (work, ministry) -> stage.done(reserves.concur(ministry, new ReservePromotionId(Scene.idOf(work)), true, ""))));
    scenes.put("UserTask_NotifyByTelephone", new Scene(tomorrow, this::telephone));
    scenes.put(
        "UserTask_DecideRecall",
        new Scene(work -> times.in(5), (work, manager) -> stage.done(recalls.propose(manager, round(work), null, PlayTexts.of("reason")))));
    scenes.put(
        "UserTask_ConcurRecall",
        new Scene(tomorrow, (work, ministry) -> stage.done(recalls.concur(ministry, round(work), true, ""))));
    return scenes;
  }

  private void judge(WorkLine work, Viewer clerk) {
    ApplicationId id = new ApplicationId(Scene.idOf(work));
    boolean eligible = applications.applicantOf(id) != Applicant.C;
    EligibilityView view = eligibility.view(clerk, id);
    stage.done(
        judging.judge(
            clerk, id, view.version(),
            new EligibilityVerdict(
                eligible,
                view.findings().stream()
                    .map(finding -> new EligibilityVerdict.FindingAnswer(true, PlayTexts.of("word")))
                    .toList(),
                eligible ? List.of() : List.of("B-R03"), PlayTexts.of("reason"))));
  }

  private void assign(WorkLine work, Viewer manager) {
    RoundView view = rounds.round(manager, round(work));
    Map<ApplicationId, Set<UUID>> chosen = new LinkedHashMap<>();
    for (RoundView.Candidate candidate : view.candidates()) {
      chosen.put(
          candidate.application(),
          candidate.reviewers().stream()
              .filter(one -> !one.ofSamePrefecture())
              .limit(view.facts().reviewersMin())
              .map(RoundView.Reviewer::id)
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    stage.done(reviewers.assign(manager, view.id(), chosen));
  }

  /** The first of all has a tie to the region. */
  private void declare(WorkLine work, Viewer reviewer) {
    boolean tied = !conflictDeclared;
    conflictDeclared = true;
    stage.done(
        scoring.declare(
            reviewer, review(work, reviewer).id(), tied ? ConflictRelation.INVOLVEMENT : ConflictRelation.NONE,
            tied ? PlayTexts.of("reason") : ""));
  }

  private void replace(WorkLine work, Viewer manager) {
    RoundView view = rounds.round(manager, round(work));
    RoundView.Assignment excused =
        view.assignments().stream()
            .filter(one -> one.state() == ReviewState.EXCUSED)
            .findFirst()
            .orElseThrow();
    UUID next =
        excused.replacements().stream()
            .filter(one -> !one.ofSamePrefecture())
            .map(RoundView.Reviewer::id)
            .findFirst()
            .orElse(null);
    stage.done(reviewers.replace(manager, view.id(), excused.review(), next, PlayTexts.of("reason")));
  }

  /** All alike, so that there is a tie. */
  private void score(WorkLine work, Viewer reviewer) {
    ReviewView view = review(work, reviewer);
    stage.done(
        scoring.submit(
            reviewer, view.id(), view.version(),
            new ScoreSheet(
                view.criteria().stream()
                    .map(criterion -> new ScoreSheet.Line(criterion.id(), POINTS, PlayTexts.of("text")))
                    .toList(),
                "")));
  }

  private ReviewView review(WorkLine work, Viewer reviewer) {
    return reviews.page(reviewer, true, null, ALL).stream()
        .map(ReviewLine::id)
        .map((ReviewId id) -> reviewPages.view(reviewer, id))
        .filter(view -> view.key().value().equals(work.caseKey()))
        .findFirst()
        .orElseThrow();
  }

  private void decideTie(WorkLine work, Viewer manager) {
    RoundView view = rounds.round(manager, round(work));
    List<ApplicationId> order =
        view.tie().council().stream()
            .map(RoundView.Rank::application)
            .sorted(java.util.Comparator.comparing(applications::applicantOf))
            .toList();
    stage.done(decisions.decideTie(manager, view.id(), order, PlayTexts.of("reason")));
  }

  /** As many as the call has seats for, the next two as reserves. */
  private void prepare(WorkLine work, Viewer manager) {
    RoundView view = rounds.round(manager, round(work));
    List<DecisionDraft.Line> lines = new ArrayList<>();
    Set<ApplicationId> placed = new HashSet<>();
    int seats = view.facts().areas();
    for (RoundView.Rank rank : view.ranking()) {
      int place = lines.size();
      if (placed.add(rank.application())) {
        boolean reserve = place >= seats && place < seats + 2;
        OutcomeKind outcome =
            place < seats ? OutcomeKind.SELECTED : reserve ? OutcomeKind.RESERVE : OutcomeKind.NOT_SELECTED;
        lines.add(
            new DecisionDraft.Line(
                rank.application(), outcome, reserve ? place - seats + 1 : null, PlayTexts.of("reason")));
      }
    }
    stage.done(decisions.prepare(manager, view.id(), view.version(), new DecisionDraft(lines, PlayTexts.of("reason"))));
  }

  private void release(WorkLine work, Viewer manager) {
    RoundView view = rounds.round(manager, round(work));
    stage.done(releases.order(manager, view.id(), view.version()));
  }

  private void proposeReserve(WorkLine work, Viewer manager) {
    ReservePromotionId id = new ReservePromotionId(Scene.idOf(work));
    PromotionView view = promotions.view(manager, id);
    ApplicationId next = view.reserves().isEmpty() ? null : view.reserves().get(0).application();
    stage.done(reserves.propose(manager, id, next, PlayTexts.of("reason")));
  }

  private void telephone(WorkLine work, Viewer clerk) {
    RoundView view = rounds.round(clerk, round(work));
    view.notices().stream()
        .filter(notice -> work.caseKey().startsWith(notice.application().value()))
        .findFirst()
        .ifPresent(notice -> stage.done(notices.toldByTelephone(clerk, view.id(), notice.id(), PlayTexts.of("word"))));
  }

  private static SelectionRoundId round(WorkLine work) {
    return new SelectionRoundId(Scene.idOf(work));
  }
}
