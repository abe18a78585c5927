package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.banso.TestPerson;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.DraftService;
import jp.banso.calls.CallId;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.workflow.EngineTimers;
import jp.banso.selection.AreaSelected;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** A region of one's own, led by the real verbs from its selection on, with the people around it. */
final class SupportFixtures {

  static final String PREFECTURE = "05";

  private final ApplicationContext context;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final MockMvc mvc;

  SupportFixtures(ApplicationContext context) {
    this.context = context;
    jdbc = context.getBean(JdbcClient.class);
    clock = context.getBean("businessClock", Clock.class);
    mvc = context.getBean(MockMvc.class);
  }

  /** A person with a login. */
  record Person(UUID id, String login) {
    String mail() {
      return login + "@example.jp";
    }
  }

  /** A selected region and those who act on it. */
  record Region(
      SupportCycleId id, String key, ApplicationId application, CallId call, Person drafter, Person official,
      Person clerk, Person manager, Person ministry) {
    String path(String more) {
      return "/support/" + id.value() + more;
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  Person person(RoleKind role, String prefecture) {
    String login = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + UUID.randomUUID();
    PrefectureCode code = prefecture == null ? null : PrefectureCode.of(prefecture);
    Registration registration = bean(Registration.class);
    UUID organisation = registration.organisation(role.name(), "試験組織", code);
    UUID id = registration.personWithHash(login, "担当者", login + "@example.jp", TestPerson.PASSWORD_HASH, false);
    registration.role(id, organisation, new NewRole(role, ProgrammeCode.BANSO, code, today().minusDays(1)));
    return new Person(id, login);
  }

  Viewer viewer(Person person) {
    return bean(Viewers.class).rolesOf(person.id()).get(0);
  }

  /** The secretariat on another's word. */
  Viewer onTheWordOf(Person clerk, String who) {
    return bean(Viewers.class)
        .recording(
            viewer(clerk),
            new ProxyEntry(ProxyEntry.Means.TELEPHONE, who, today(), "電話で連絡あり", null));
  }

  /** A region whose selection has been told; it waits for its acceptance. */
  Region selected() {
    CallId call = call();
    Person drafter = person(RoleKind.REGION, PREFECTURE);
    DraftService drafts = bean(DraftService.class);
    ApplicationId application =
        drafts.start(viewer(drafter), call, PrefectureCode.of(PREFECTURE)).orThrow();
    long version =
        jdbc.sql("select version from application where id = ?").param(application.value()).query(Long.class).single();
    drafts.save(
        viewer(drafter), application, version,
        CaseFile.parametersOf(CaseFile.load("valid-01-akita-daisen-senboku-15").answers()));
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> bean(AcceptanceService.class).begin(new AreaSelected(application, call, applicationKey(application), false)));
    UUID id =
        jdbc.sql("select id from support_cycle where application_id = ?").param(application.value()).query(UUID.class).single();
    String key =
        jdbc.sql("select case_key from support_cycle where id = ?").param(id).query(String.class).single();
    return new Region(
        new SupportCycleId(id), key, application, call, drafter, person(RoleKind.PREFECTURE, PREFECTURE),
        person(RoleKind.SECRETARIAT, null), person(RoleKind.SECRETARIAT_MANAGER, null),
        person(RoleKind.MINISTRY, null));
  }

  String applicationKey(ApplicationId id) {
    return jdbc.sql("select case_key from application where id = ?").param(id.value()).query(String.class).single();
  }

  /** A region in whose first meeting the date is looked for. */
  Region running() {
    Region region = selected();
    bean(AcceptanceService.class).accept(viewer(region.drafter()), region.id()).orThrow();
    bean(PlanningService.class)
        .plan(viewer(region.clerk()), region.id(), plannedMeetings(), List.of(), "")
        .orThrow();
    bean(RosterService.class)
        .confirm(viewer(region.drafter()), region.id(), members(12), "一部の団体は調整中です。", version(region))
        .orThrow();
    awaitTask(region.key() + "-M1", "UserTask_ScheduleMeeting");
    return region;
  }

  /** A meeting led as far as {@code until}; it was brought forward from the day of its invitation. */
  void meeting(Region region, int number, MeetingState until) {
    MeetingService meetings = bean(MeetingService.class);
    Viewer clerk = viewer(region.clerk());
    Instant start = JapanTime.instantOf(today().plusDays(1).atTime(14, 0));
    meetings
        .schedule(clerk, region.id(), number,
            new MeetingSchedule(start, start.plus(Duration.ofHours(2)), MeetingForm.ONLINE, "", "https://meeting.example.jp/", today(), ""))
        .orThrow();
    if (until == MeetingState.SCHEDULED) {
      return;
    }
    meetings.prepare(clerk, region.id(), number, "次第", List.of()).orThrow();
    if (until == MeetingState.PREPARED) {
      return;
    }
    Instant held = start.minus(Duration.ofDays(2));
    meetings
        .hold(clerk, region.id(), number, held, held.plus(Duration.ofHours(2)),
            List.of(new Attendance("構成員0", "団体0", Attendance.Presence.ONLINE)), "")
        .orThrow();
    if (until == MeetingState.MINUTES_SENT) {
      meetings.sendMinutes(clerk, region.id(), number, "要旨", "決定", "").orThrow();
    }
  }

  /** A meeting from its date to its agreed minutes. */
  void close(Region region, int number) {
    awaitTask(region.key() + "-M" + number, "UserTask_ScheduleMeeting");
    meeting(region, number, MeetingState.MINUTES_SENT);
    bean(MeetingService.class).agreeMinutes(viewer(region.drafter()), region.id(), number).orThrow();
    await().atMost(Duration.ofSeconds(60)).until(() -> tasks(region.key() + "-M" + number).isEmpty());
  }

  /** From the first meeting to the question whether a fourth is needed. */
  void closeThreeMeetings(Region region) {
    close(region, 1);
    awaitTask(region.key(), "UserTask_DraftMeasures");
    bean(MeasuresService.class)
        .submit(viewer(region.drafter()), region.id(), List.of(new Measure("課題", "対応策", "主体", "時期", "指標")), "", null)
        .orThrow();
    close(region, 2);
    close(region, 3);
    awaitTask(region.key(), "UserTask_JudgeFourthMeeting");
  }

  /** From the three meetings to the final report that is due. */
  void awaitReport(Region region) {
    bean(FourthMeetingService.class).judge(viewer(region.clerk()), region.id(), true, "まとまった").orThrow();
    awaitTask(region.key(), "UserTask_SubmitFinalReport");
  }

  void submitReport(Region region) {
    bean(ReportService.class)
        .submit(viewer(region.drafter()), region.id(), new FinalReportText("成果", "課題", "道筋", true), List.of())
        .orThrow();
  }

  /** Something that may be thrown out of. */
  interface Steps {
    void take() throws Exception;
  }

  /** Takes steps and takes them back: what they would start elsewhere has no ground in this test. */
  void withoutTrace(Steps steps) {
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              try {
                steps.take();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
  }

  private CallId call() {
    UUID id = UUID.randomUUID();
    String changes =
        """
        {"id":"%s","case_key":"T%d-BANSO","state":"PUBLISHED","deadline":"%s","published_on":"%s",
         "published_at":"%s","version":0}"""
            .formatted(
                id, Math.abs(id.getLeastSignificantBits() % 1_000_000_000L), today().plusDays(35),
                today().minusDays(1), Timestamp.from(clock.instant()));
    jdbc.sql(
            "insert into public_call select changed.* from public_call c,"
                + " jsonb_populate_record(null::public_call, to_jsonb(c) || cast(? as jsonb)) changed"
                + " where c.case_key = 'R7-BANSO'")
        .param(changes)
        .update();
    return new CallId(id);
  }

  static List<PlannedMeeting> plannedMeetings() {
    return List.of(
        new PlannedMeeting(LocalDate.of(2025, 9, 9), MeetingForm.IN_PERSON, "圏域の会議室"),
        new PlannedMeeting(LocalDate.of(2025, 11, 11), MeetingForm.ONLINE, "オンライン"),
        new PlannedMeeting(LocalDate.of(2026, 1, 13), MeetingForm.ONLINE, "オンライン"),
        new PlannedMeeting(LocalDate.of(2026, 2, 10), MeetingForm.ONLINE, "オンライン"));
  }

  /** Members of whom the first is of the hub and the second of the prefecture. */
  static List<Member> members(int count) {
    List<MemberGroup> groups =
        List.of(
            MemberGroup.HUB, MemberGroup.PREF, MemberGroup.HOMECARE_PRO, MemberGroup.MED_ORG,
            MemberGroup.CARE_PRO, MemberGroup.CARE_ORG, MemberGroup.DISABILITY_ORG, MemberGroup.MUNI);
    return IntStream.range(0, count)
        .mapToObj(
            index ->
                new Member(
                    "構成員" + index, "団体" + index, "", "", "職種" + index,
                    "member-" + index + "@example.jp", Set.of(groups.get(index % groups.size())), true))
        .toList();
  }

  /** How a form names the member of that place in {@link #members}. */
  static String member(int place) {
    return members(place + 1).get(place).reference();
  }

  long version(Region region) {
    return jdbc.sql("select version from support_cycle where id = ?").param(region.id().value()).query(Long.class).single();
  }

  /** The version of the 対応策案 in work that the page shows. */
  String draftVersion(Region region) {
    return jdbc.sql("select version from measures_plan where cycle_id = ? and submitted_at is null")
        .param(region.id().value())
        .query(String.class)
        .single();
  }

  /** As if the last day of the support had come. */
  void endPeriod(Region region) {
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                bean(EngineTimers.class)
                    .move(new CaseKey(region.key()), "StartEvent_PeriodEnded", clock.instant().minusSeconds(60)));
  }

  /** As if the day of a dispatch had passed. */
  void passDispatch(Region region, int ordinal) {
    jdbc.sql("update advisor_dispatch set starts_at = :day, ends_at = :day where cycle_id = :cycle and ordinal = :ordinal")
        .param("day", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
        .param("cycle", region.id().value())
        .param("ordinal", ordinal)
        .update();
  }

  SupportState state(Region region) {
    return SupportState.valueOf(
        jdbc.sql("select state from support_cycle where id = ?").param(region.id().value()).query(String.class).single());
  }

  List<String> tasks(String key) {
    return jdbc.sql("select definition_key from work_item where case_key = ? and source = 'PROCESS'"
            + " and process_key in ('support-cycle', 'meeting', 'advisor-dispatch', 'member-question')")
        .param(key)
        .query(String.class)
        .list();
  }

  /** Of the support and all its parts. */
  List<String> openTasks(Region region) {
    return jdbc.sql("select definition_key from work_item where (case_key = :key or case_key like :key || '-%')"
            + " and source = 'PROCESS' and process_key in ('support-cycle', 'meeting', 'advisor-dispatch', 'member-question')")
        .param("key", region.key())
        .query(String.class)
        .list();
  }

  /** Whether the engine is on its way with something of the case; a person who stops it then is told to try again. */
  boolean isMoving(Region region) {
    return jdbc.sql(
                "select count(*) from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                    + " where j.type_ = 'message' and (p.business_key_ = :key or p.business_key_ like :key || '-%')")
            .param("key", region.key())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** As if the mail server had been away since the support began. */
  void holdMails(Region region) {
    jdbc.sql("update outbox_mail set state = 'QUEUED', attempts = 0, not_before = :later where case_key = :key or case_key like :key || '-%'")
        .param("key", region.key())
        .param("later", Timestamp.from(clock.instant().plus(Duration.ofDays(3000))))
        .update();
  }

  List<String> heldMails(Region region) {
    return jdbc.sql("select kind from outbox_mail where (case_key = :key or case_key like :key || '-%') and state = 'QUEUED'")
        .param("key", region.key())
        .query(String.class)
        .list();
  }

  void awaitTask(String key, String definitionKey) {
    await().atMost(Duration.ofSeconds(60)).until(() -> tasks(key).contains(definitionKey));
  }

  void awaitState(Region region, SupportState state) {
    await().atMost(Duration.ofSeconds(60)).until(() -> state(region) == state);
  }

  List<String> recipients(String key, String kind) {
    return ofMails("recipient", key, kind);
  }

  List<String> bodies(String key, String kind) {
    return ofMails("body", key, kind);
  }

  private List<String> ofMails(String column, String key, String kind) {
    return jdbc.sql("select " + column + " from outbox_mail where case_key = ? and kind = ?")
        .params(key, kind)
        .query(String.class)
        .list();
  }

  int slots(Region region) {
    return jdbc.sql("select count(*) from dispatch_slot where cycle_id = ?").param(region.id().value()).query(Integer.class).single();
  }

  ResultActions open(Person person, String path) throws Exception {
    return mvc.perform(get(path).with(user(account(person))));
  }

  /** Sends a form; fields are name and value in turn. */
  ResultActions send(Person person, String path, String... fields) throws Exception {
    assertThat(fields.length % 2).isZero();
    MockHttpServletRequestBuilder request = post(path).with(csrf()).with(user(account(person)));
    for (int index = 0; index < fields.length; index += 2) {
      request.param(fields[index], fields[index + 1]);
    }
    return mvc.perform(request);
  }

  private org.springframework.security.core.userdetails.UserDetails account(Person person) {
    return bean(UserDetailsService.class).loadUserByUsername(person.login());
  }
}
