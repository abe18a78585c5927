package jp.banso.access;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.CompilationService;
import jp.banso.applications.DraftService;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.ReviewService;
import jp.banso.applications.SaveResult;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallAsking;
import jp.banso.calls.CallFixtures;
import jp.banso.calls.CallId;
import jp.banso.calls.CallReading;
import jp.banso.calls.Calls;
import jp.banso.composition.MemberGroup;
import jp.banso.correspondence.Letters;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.time.ClockWalk;
import jp.banso.selection.ConflictRelation;
import jp.banso.selection.DecisionDraft;
import jp.banso.selection.DecisionService;
import jp.banso.selection.EligibilityPages;
import jp.banso.selection.EligibilityService;
import jp.banso.selection.EligibilityState;
import jp.banso.selection.EligibilityVerdict;
import jp.banso.selection.EligibilityVerdict.FindingAnswer;
import jp.banso.selection.EligibilityView;
import jp.banso.selection.OutcomeKind;
import jp.banso.selection.ReleaseService;
import jp.banso.selection.ReviewId;
import jp.banso.selection.ReviewLine;
import jp.banso.selection.ReviewPages;
import jp.banso.selection.ReviewQueries;
import jp.banso.selection.ReviewView;
import jp.banso.selection.ReviewerService;
import jp.banso.selection.RoundPages;
import jp.banso.selection.RoundState;
import jp.banso.selection.RoundView;
import jp.banso.selection.ScoreSheet;
import jp.banso.selection.SelectionRoundId;
import jp.banso.support.AcceptanceService;
import jp.banso.support.DispatchRequest;
import jp.banso.support.DispatchService;
import jp.banso.support.MeetingForm;
import jp.banso.support.Member;
import jp.banso.support.PlannedMeeting;
import jp.banso.support.PlanningService;
import jp.banso.support.QuestionService;
import jp.banso.support.RosterService;
import jp.banso.support.SupportColumn;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportFilter;
import jp.banso.support.SupportQueries;
import jp.banso.support.SupportRow;
import org.springframework.context.ApplicationContext;

/** One region's way through a call of its own, by the services, as its people would go it. */
public final class WalkedCase {

  private static final List<String> PROFESSIONS =
      List.of("医師", "看護師", "薬剤師", "歯科医師", "介護支援専門員", "保健師");

  private final ApplicationContext context;
  private final Cast cast;
  private final Seat region;
  private final Seat prefecture;
  private final CallId call;
  private final ApplicationId application;
  private SelectionRoundId round;
  private ReviewId review;
  private SupportCycleId support;
  private String letter;
  private UUID proxyRecord;

  private WalkedCase(ApplicationContext context, Cast cast, Seat region, Seat prefecture, int days) {
    this.context = context;
    this.cast = cast;
    this.region = region;
    this.prefecture = prefecture;
    call = new CallFixtures(context).published(cast, days);
    application = bean(DraftService.class).start(viewer(region), call, region.prefecture()).orThrow();
  }

  /** A draft that its region has filled in; its call stays open for three weeks. */
  public static WalkedCase drafted(ApplicationContext context, Cast cast, Seat region, Seat prefecture) {
    WalkedCase walked = new WalkedCase(context, cast, region, prefecture, 21);
    walked.fillIn();
    return walked;
  }

  /** Submitted and received, on a call whose deadline is tomorrow and about which its region has asked. */
  public static WalkedCase received(ApplicationContext context, Cast cast, Seat region, Seat prefecture) {
    WalkedCase walked = new WalkedCase(context, cast, region, prefecture, 1);
    walked.ask();
    walked.fillIn();
    walked.submit();
    return walked;
  }

  /**
   * Lets the business clock walk past the deadlines of these cases, and takes both to their support. It
   * ends at an open hour of the same day of the week: for tests that share the clock, before it or after
   * it, "in 30 days" is the same kind of day.
   */
  public static void takeToSupport(WalkedCase... cases) {
    WalkedCase first = cases[0];
    ClockWalk walk = first.bean(ClockWalk.class);
    Clock clock = first.context.getBean("businessClock", Clock.class);
    Instant closed =
        Arrays.stream(cases)
            .map(one -> one.bean(Calls.class).get(one.call).closesAt())
            .max(Instant::compareTo)
            .orElseThrow();
    LocalDate openDay = first.openDayLike(JapanTime.dateOf(clock.instant()), JapanTime.dateOf(closed).plusDays(1));
    Instant target = JapanTime.instantOf(openDay.atTime(10, 0));
    walk.aimAt(target);
    until("the clock to walk past the deadline", () -> !clock.instant().isBefore(target) && walk.target().isEmpty());
    for (WalkedCase one : cases) {
      one.select();
      one.support();
    }
  }

  private LocalDate openDayLike(LocalDate model, LocalDate from) {
    return from.datesUntil(from.plusMonths(3))
        .filter(day -> day.getDayOfWeek() == model.getDayOfWeek())
        .filter(bean(BusinessCalendar.class)::isBusinessDay)
        .findFirst()
        .orElseThrow();
  }

  private void fillIn() {
    Answers answers =
        CaseFile.load(CaseFile.VALID.get(0)).answers().with("prefecture", region.prefecture().value());
    SaveResult saved =
        bean(DraftService.class)
            .save(viewer(region), application, version(region), CaseFile.parametersOf(answers));
    if (!(saved instanceof SaveResult.Saved)) {
      throw new IllegalStateException("the draft was not kept: " + saved);
    }
  }

  private void ask() {
    Clock clock = context.getBean("businessClock", Clock.class);
    bean(CallAsking.class).ask(viewer(region), call, "構成員は何名までですか。", clock.instant());
  }

  private void submit() {
    bean(DraftService.class).handOver(viewer(region), application, version(region), "").orThrow();
    CheckSheet sheet =
        new CheckSheet(
            "", null, "試験の拠点", "医療計画に位置付け", "取組の記録", YesNoUnknown.YES, YesNoUnknown.YES,
            YesNoUnknown.YES, "試験のため提出する");
    bean(ReviewService.class).compile(viewer(prefecture), application, version(prefecture), sheet).orThrow();
    bean(CompilationService.class)
        .submitPackage(
            viewer(prefecture), call, prefecture.prefecture(), List.of(application), "",
            context.getBean("businessClock", Clock.class).instant())
        .orThrow();
    bean(FormalCheckService.class)
        .accept(viewer(Seat.SECRETARIAT), application, version(Seat.SECRETARIAT), "試験のため受理する")
        .orThrow();
  }

  private void select() {
    Viewer manager = viewer(Seat.SECRETARIAT_MANAGER);
    RoundPages rounds = bean(RoundPages.class);
    EligibilityPages eligibility = bean(EligibilityPages.class);
    until("the pre-judgement", () -> isPrejudged(eligibility));
    EligibilityView judged = eligibility.view(viewer(Seat.SECRETARIAT), application);
    round = judged.round();
    bean(EligibilityService.class)
        .judge(viewer(Seat.SECRETARIAT), application, judged.version(), confirmAll(judged))
        .orThrow();
    reach(RoundState.ASSIGNING);
    bean(ReviewerService.class)
        .assign(
            manager, round,
            Map.of(application, Set.of(cast.person(Seat.REVIEWER), cast.person(Seat.SECOND_REVIEWER))))
        .orThrow();
    score(Seat.SECOND_REVIEWER);
    score(Seat.REVIEWER);
    reach(RoundState.DECIDING);
    bean(DecisionService.class)
        .prepare(
            manager, round, rounds.round(manager, round).version(),
            new DecisionDraft(
                List.of(new DecisionDraft.Line(application, OutcomeKind.SELECTED, null, "試験の理由")),
                "試験の選定案"))
        .orThrow();
    reach(RoundState.CONCURRING);
    bean(DecisionService.class).concur(viewer(Seat.MINISTRY), round, true, "").orThrow();
    reach(RoundState.CONCURRED);
    Viewer second = viewer(Seat.SECOND_MANAGER);
    bean(ReleaseService.class).order(second, round, rounds.round(second, round).version()).orThrow();
    reach(RoundState.RELEASED);
    until("the support to begin", () -> supported().anyMatch(this::isOurs));
    support = supported().filter(this::isOurs).findFirst().orElseThrow().id();
  }

  private Stream<SupportRow> supported() {
    return bean(SupportQueries.class)
        .page(viewer(region), new SupportFilter(null, null), SupportColumn.NUMBER, false, null, 500)
        .stream();
  }

  /** As far as meeting 1, with a dispatch asked for, a question, and a step on the region's word. */
  private void support() {
    Viewer ours = viewer(region);
    Viewer secretariat = viewer(Seat.SECRETARIAT);
    SupportDesk desk = bean(SupportDesk.class);
    Viewer recording =
        bean(Viewers.class)
            .recording(
                secretariat,
                new ProxyEntry(ProxyEntry.Means.TELEPHONE, "地域の担当", today(), "電話で聞いた", null));
    bean(AcceptanceService.class).accept(recording, support).orThrow();
    List<Member> members =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    new Member(
                        "構成員" + n, "試験の団体" + n, "", "", PROFESSIONS.get(n % PROFESSIONS.size()),
                        "member" + n + "@example.jp", EnumSet.allOf(MemberGroup.class), true))
            .toList();
    bean(RosterService.class)
        .confirm(ours, support, members, "試験の理由", desk.cycle(ours, support).version())
        .orThrow();
    LocalDate from = bean(Calls.class).get(call).terms().supportFrom();
    List<PlannedMeeting> meetings =
        IntStream.rangeClosed(1, 4)
            .mapToObj(n -> new PlannedMeeting(from.plusDays(30L * n), MeetingForm.ONLINE, ""))
            .toList();
    bean(PlanningService.class)
        .plan(secretariat, support, meetings, List.of(cast.person(region == Seat.REGION ? Seat.ADVISOR : Seat.SECOND_ADVISOR)), "")
        .orThrow();
    until("meeting 1", () -> !desk.meetings(ours, support).isEmpty());
    bean(DispatchService.class)
        .request(ours, support, new DispatchRequest("目的", "論点", "来月", MeetingForm.ONLINE, "構成員"))
        .orThrow();
    bean(QuestionService.class).ask(ours, support, desk.cycle(ours, support).members().get(0).reference(), "試験の質問").orThrow();
    CaseKey key = desk.cycle(ours, support).key();
    until("the letters", () -> !bean(Letters.class).latest(ours, key).lines().isEmpty());
    letter = bean(Letters.class).latest(ours, key).lines().get(0).href().replace("/letters/", "");
    proxyRecord = bean(ProxyRecords.class).of(secretariat, key).get(0).id();
  }

  private LocalDate today() {
    return LocalDate.now(context.getBean("businessClock", Clock.class));
  }

  private boolean isOurs(SupportRow cycle) {
    return cycle.key().value().equals(applicationKey());
  }

  private boolean isPrejudged(EligibilityPages eligibility) {
    try {
      return eligibility.view(viewer(Seat.SECRETARIAT), application).state() == EligibilityState.PREJUDGED;
    } catch (jp.banso.kernel.NotFound e) {
      return false;
    }
  }

  private static EligibilityVerdict confirmAll(EligibilityView judged) {
    return new EligibilityVerdict(
        true,
        judged.findings().stream().map(finding -> new FindingAnswer(true, "資料で確認した")).toList(),
        List.of(), "要件を確認した");
  }

  private void score(Seat reviewer) {
    ReviewPages pages = bean(ReviewPages.class);
    until("the review to open", () -> reviews(reviewer).anyMatch(one -> isOurs(pages, reviewer, one)));
    ReviewId id = reviews(reviewer).filter(one -> isOurs(pages, reviewer, one)).findFirst().orElseThrow();
    bean(jp.banso.selection.ReviewService.class)
        .declare(viewer(reviewer), id, ConflictRelation.NONE, "")
        .orThrow();
    ReviewView view = pages.view(viewer(reviewer), id);
    ScoreSheet sheet =
        new ScoreSheet(
            view.criteria().stream()
                .map(criterion -> new ScoreSheet.Line(criterion.id(), 4, "試験の講評"))
                .toList(),
            "");
    bean(jp.banso.selection.ReviewService.class)
        .submit(viewer(reviewer), id, view.version(), sheet)
        .orThrow();
    review = id;
  }

  private Stream<ReviewId> reviews(Seat reviewer) {
    return bean(ReviewQueries.class).page(viewer(reviewer), true, null, 500).stream()
        .map(ReviewLine::id);
  }

  private boolean isOurs(ReviewPages pages, Seat reviewer, ReviewId id) {
    return pages.view(viewer(reviewer), id).key().value().startsWith(applicationKey());
  }

  private void reach(RoundState state) {
    RoundPages rounds = bean(RoundPages.class);
    until("the round to reach " + state, () -> {
      RoundView view = rounds.round(viewer(Seat.SECRETARIAT_MANAGER), round);
      return view.state() == state;
    });
  }

  private static void until(String what, BooleanSupplier reached) {
    await(what).atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200)).until(reached::getAsBoolean);
  }

  private String applicationKey() {
    return bean(CaseReading.class).view(viewer(region), application).key().value();
  }

  private long version(Seat seat) {
    return bean(CaseReading.class).view(viewer(seat), application).version();
  }

  private Viewer viewer(Seat seat) {
    return cast.viewer(seat);
  }

  private <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public UUID call() {
    return call.value();
  }

  public UUID application() {
    return application.value();
  }

  public String key() {
    return applicationKey();
  }

  public UUID round() {
    return round.value();
  }

  public UUID review() {
    return review.value();
  }

  public UUID supportCase() {
    return support.value();
  }

  public String letter() {
    return letter;
  }

  public UUID proxyRecord() {
    return proxyRecord;
  }

  /** A paper of the call. */
  public UUID paper() {
    return bean(CallReading.class).page(viewer(region), call).documents().get(0).id();
  }
}
