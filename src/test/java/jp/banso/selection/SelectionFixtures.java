package jp.banso.selection;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.TestPerson;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.AttachmentService;
import jp.banso.applications.CheckSheet;
import jp.banso.applications.CompilationService;
import jp.banso.applications.DraftService;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.IntakeService;
import jp.banso.applications.MailSubmission;
import jp.banso.applications.SettlementService;
import jp.banso.applications.WithdrawalService;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A call of one's own whose applications are led by the real verbs to their acceptance and on. */
final class SelectionFixtures {

  static final String AKITA = "valid-01-akita-daisen-senboku-15";
  static final String CHIBA = "valid-02-chiba-kashiwa-12";
  private static final CheckSheet SHEET =
      new CheckSheet(
          "県としての意見", 1, "医師会", "第8次計画に記載", "年4回の会議", YesNoUnknown.YES,
          YesNoUnknown.YES, YesNoUnknown.YES, "");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ApplicationContext context;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final MockMvc mvc;

  SelectionFixtures(ApplicationContext context) {
    this.context = context;
    jdbc = context.getBean(JdbcClient.class);
    clock = context.getBean("businessClock", Clock.class);
    mvc = context.getBean(MockMvc.class);
  }

  /** A person with a login. */
  /** 添付資料 of each application. */
  static final byte[] PAPER = "%PDF-1.7 体制図".getBytes(StandardCharsets.UTF_8);

  record Person(UUID id, String login) {
    String mail() {
      return login + "@example.jp";
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  Person person(RoleKind role, String prefecture) {
    String login = role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + UUID.randomUUID();
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

  Viewer onTheWordOfTheMinistry(Person secretariat) {
    return bean(Viewers.class)
        .recording(
            viewer(secretariat),
            new ProxyEntry(ProxyEntry.Means.TELEPHONE, "地域医療計画課", today(), "電話で連絡あり", null));
  }

  /** The FY2025 call once more, open, with its criteria. */
  CallId call() {
    return call(1);
  }

  CallId call(int areas) {
    CameMails.standAside(jdbc);
    UUID id = UUID.randomUUID();
    String changes =
        """
        {"id":"%s","case_key":"T%d-BANSO","state":"PUBLISHED","deadline":"%s","published_on":"%s",
         "published_at":"%s","hold_minutes":0,"areas":%d,"version":0}"""
            .formatted(
                id, Math.abs(id.getLeastSignificantBits() % 1_000_000_000L), today().plusDays(35),
                today().minusDays(1), Timestamp.from(clock.instant()), areas);
    jdbc.sql(
            "insert into public_call select changed.* from public_call c,"
                + " jsonb_populate_record(null::public_call, to_jsonb(c) || cast(? as jsonb)) changed"
                + " where c.case_key = 'R7-BANSO'")
        .param(changes)
        .update();
    jdbc.sql(
            "insert into call_criterion (id, call_id, position, code, label, guidance, weight, tie_order)"
                + " select gen_random_uuid(), ?, position, code, label, guidance, weight, tie_order"
                + " from call_criterion where call_id = (select id from public_call where case_key = 'R7-BANSO')")
        .param(id)
        .update();
    return new CallId(id);
  }

  /** An application that its region drafted, its prefecture submitted and the secretariat accepted. */
  ApplicationId accepted(CallId call, String prefecture, String caseFile) {
    desk(prefecture);
    Person drafter = person(RoleKind.REGION, prefecture);
    Person official = person(RoleKind.PREFECTURE, prefecture);
    Person clerk = person(RoleKind.SECRETARIAT, null);
    DraftService drafts = bean(DraftService.class);
    PrefectureCode code = PrefectureCode.of(prefecture);
    ApplicationId id = drafts.start(viewer(drafter), call, code).orThrow();
    drafts.save(
        viewer(drafter), id, version(id),
        CaseFile.parametersOf(CaseFile.load(caseFile).answers().with("prefecture", prefecture)));
    bean(AttachmentService.class)
        .add(viewer(drafter), id, List.of(new AttachmentService.ChosenFile("体制図.pdf", PAPER.length, new ByteArrayResource(PAPER))), null)
        .orThrow();
    drafts.handOver(viewer(drafter), id, version(id), "追って参加を依頼します。").orThrow();
    bean(jp.banso.applications.ReviewService.class)
        .compile(viewer(official), id, version(id), SHEET)
        .orThrow();
    bean(CompilationService.class)
        .submitPackage(viewer(official), call, code, List.of(id), "", clock.instant())
        .orThrow();
    bean(FormalCheckService.class).accept(viewer(clerk), id, version(id), "構成員を確かめた").orThrow();
    return id;
  }

  /** An application that came by mail and was accepted with a form that names no 代表者. */
  ApplicationId acceptedByMail(CallId call, String prefecture, String areaName) {
    desk(prefecture);
    Person clerk = person(RoleKind.SECRETARIAT, null);
    ApplicationId id =
        bean(IntakeService.class)
            .recordMail(
                viewer(clerk),
                new MailSubmission(
                    call, PrefectureCode.of(prefecture), areaName, "", "pref@example.jp",
                    clock.instant().minusSeconds(600), List::of, null, false))
            .orThrow();
    bean(jp.banso.applications.ReviewService.class).copySheet(viewer(clerk), id, version(id), SHEET).orThrow();
    bean(FormalCheckService.class).accept(viewer(clerk), id, version(id), "郵送の写しで確認した").orThrow();
    return id;
  }

  private void desk(String prefecture) {
    jdbc.sql("insert into desk_contact values (?,?,?,?,?,?) on conflict do nothing")
        .params("banso", 2025, prefecture, "医務課", "desk-" + prefecture + "@example.jp", "000-000-0000")
        .update();
  }

  /** Who drafted the application for its region. */
  Person drafterOf(ApplicationId id) {
    return jdbc.sql("select p.id, p.login_name from person p join application a on a.drafter_id = p.id where a.id = ?")
        .param(id.value())
        .query((row, number) -> new Person(row.getObject("id", UUID.class), row.getString("login_name")))
        .single();
  }

  void withdraw(ApplicationId id) {
    Person clerk = person(RoleKind.SECRETARIAT, null);
    bean(WithdrawalService.class)
        .withdraw(
            bean(Viewers.class)
                .recording(
                    viewer(clerk),
                    new ProxyEntry(ProxyEntry.Means.TELEPHONE, "代表者", today(), "取下げの連絡", null)),
            id, version(id), "体制が整わないため")
        .orThrow();
  }

  private long version(ApplicationId id) {
    return jdbc.sql("select version from application where id = ?").param(id.value()).query(Long.class).single();
  }

  ApplicationState applicationState(ApplicationId id) {
    return ApplicationState.valueOf(
        jdbc.sql("select state from application where id = ?").param(id.value()).query(String.class).single());
  }

  String key(ApplicationId id) {
    return jdbc.sql("select case_key from application where id = ?").param(id.value()).query(String.class).single();
  }

  /** The call closes, and nothing that is still on its way to the secretariat holds up its settlement. */
  void close(CallId call) {
    mailboxRead();
    bean(SettlementService.class).callClosed(call);
  }

  /** Our own mails to the secretariat have come, and are read. */
  void mailboxRead() {
    await().atMost(PATIENCE)
        .until(
            () ->
                count("select count(*) from outbox_mail where state in ('QUEUED', 'CLAIMED')"
                            + " and recipient in (select secretariat_mail from public_call)") == 0
                    && bean(ReceivedMails.class).areReadUntil(clock.instant()));
  }

  /** The round of a call whose applications are settled; its checks wait for a person. */
  SelectionRoundId opened(CallId call) {
    bean(RoundService.class).settled(call);
    SelectionRoundId id =
        new SelectionRoundId(
            jdbc.sql("select id from selection_round where call_id = ?").param(call.value()).query(UUID.class).single());
    await().atMost(PATIENCE)
        .until(
            () ->
                count("select count(*) from eligibility_judgement where round_id = ? and state = 'WAITING'", id.value()) == 0
                    && count("select count(*) from work_item where case_key in (select case_key from application"
                            + " where call_id = ? and state = 'ACCEPTED') and definition_key = 'UserTask_JudgeEligibility'", call.value())
                        == count("select count(*) from application where call_id = ? and state = 'ACCEPTED'", call.value()));
    return id;
  }

  /** Judges every finding as set aside. */
  void confirm(Person clerk, ApplicationId id) {
    judge(clerk, id, true);
  }

  void judge(Person clerk, ApplicationId id, boolean eligible) {
    EligibilityView view = bean(EligibilityPages.class).view(viewer(clerk), id);
    bean(EligibilityService.class)
        .judge(
            viewer(clerk), id, view.version(),
            new EligibilityVerdict(
                eligible,
                view.findings().stream()
                    .map(finding -> new EligibilityVerdict.FindingAnswer(true, "電話で確認した"))
                    .toList(),
                eligible ? List.of() : List.of("B-R03"), "申込書により判定した"))
        .orThrow();
  }

  RoundState state(SelectionRoundId id) {
    return RoundState.valueOf(
        jdbc.sql("select state from selection_round where id = ?").param(id.value()).query(String.class).single());
  }

  void awaitState(SelectionRoundId id, RoundState state) {
    await().atMost(PATIENCE).until(() -> state(id) == state);
  }

  void awaitTask(String caseKey, String definitionKey) {
    await().atMost(PATIENCE)
        .until(
            () ->
                jdbc.sql("select count(*) from work_item where case_key = ? and definition_key = ?")
                        .params(caseKey, definitionKey)
                        .query(Integer.class)
                        .single()
                    > 0);
  }

  String roundKey(SelectionRoundId id) {
    return jdbc.sql("select case_key from selection_round where id = ?").param(id.value()).query(String.class).single();
  }

  long roundVersion(SelectionRoundId id) {
    return jdbc.sql("select version from selection_round where id = ?").param(id.value()).query(Long.class).single();
  }

  ReviewId reviewOf(ApplicationId id, Person reviewer) {
    return new ReviewId(
        jdbc.sql("select id from review where application_id = ? and reviewer_id = ?")
            .params(id.value(), reviewer.id())
            .query(UUID.class)
            .single());
  }

  /** Declares no conflict and submits the same points for every criterion. */
  void score(Person reviewer, ApplicationId id, int points, String reason) {
    ReviewService service = bean(ReviewService.class);
    ReviewId review = reviewOf(id, reviewer);
    service.declare(viewer(reviewer), review, ConflictRelation.NONE, "").orThrow();
    submit(reviewer, review, points, reason);
  }

  void submit(Person reviewer, ReviewId review, int points, String reason) {
    ReviewView view = bean(ReviewPages.class).view(viewer(reviewer), review);
    bean(ReviewService.class).submit(viewer(reviewer), review, view.version(), sheet(view, points, reason)).orThrow();
  }

  static ScoreSheet sheet(ReviewView view, int points, String reason) {
    return new ScoreSheet(
        view.criteria().stream()
            .map(criterion -> new ScoreSheet.Line(criterion.id(), points, reason))
            .toList(),
        "");
  }

  List<String> recipients(ApplicationId id, String kind) {
    return jdbc.sql("select recipient from outbox_mail where case_key = ? and kind = ?")
        .params(key(id), kind)
        .query(String.class)
        .list();
  }

  int count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(List.of(parameters)).query(Integer.class).single();
  }

  List<String> texts(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  ResultActions open(Person person, String path) throws Exception {
    return mvc.perform(get(path).with(user(bean(UserDetailsService.class).loadUserByUsername(person.login()))));
  }

  ResultActions send(Person person, String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder request = post(path);
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(
        request.with(csrf()).with(user(bean(UserDetailsService.class).loadUserByUsername(person.login()))));
  }
}
