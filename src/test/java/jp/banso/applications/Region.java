package jp.banso.applications;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.TestPerson;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import jp.banso.forms.Answers;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Registration;
import jp.banso.parties.Registration.NewRole;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** A call of one's own with its people, and the steps that lead to each state as people take them. */
public final class Region {

  public static final CheckSheet CONFIRMED =
      new CheckSheet(
          "県としての意見", 1, "大曲仙北医師会", "第8次計画に記載", "年4回の会議",
          ApplicationFacts.YesNoUnknown.YES, ApplicationFacts.YesNoUnknown.YES,
          ApplicationFacts.YesNoUnknown.YES, "");

  private final JdbcClient jdbc;
  private final Registration registration;
  private final Viewers viewers;
  private final UserDetailsService accounts;
  private final DraftService drafts;
  private final ReviewService reviews;
  private final CompilationService compilations;
  private final CaseReading cases;
  private final Clock clock;
  private final MockMvc mvc;
  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final TransactionTemplate transaction;

  public Region(ApplicationContext context) {
    jdbc = context.getBean(JdbcClient.class);
    registration = context.getBean(Registration.class);
    viewers = context.getBean(Viewers.class);
    accounts = context.getBean(UserDetailsService.class);
    drafts = context.getBean(DraftService.class);
    reviews = context.getBean(ReviewService.class);
    compilations = context.getBean(CompilationService.class);
    cases = context.getBean(CaseReading.class);
    clock = context.getBean("businessClock", Clock.class);
    mvc = context.getBean(MockMvc.class);
    desk = context.getBean(ApplicationDesk.class);
    checks = context.getBean(ApplicationChecks.class);
    transaction = context.getBean(TransactionTemplate.class);
  }

  /** A person with a login; {@code viewer} reads the groups anew. */
  public record Person(UUID id, String login, String mail) {}

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  public Instant now() {
    return clock.instant();
  }

  /** A published call whose deadline is in five weeks. */
  public CallId call() {
    return call(today().plusDays(35));
  }

  public CallId call(LocalDate deadline) {
    CameMails.standAside(jdbc);
    UUID id = UUID.randomUUID();
    String changes =
        """
        {"id":"%s","case_key":"T%d-BANSO","state":"PUBLISHED","published_on":"%s","deadline":"%s",
         "deadline_time":null,"region_due_on":"%s","prefecture_due_on":"%s","result_due_on":"%s",
         "published_at":"%s","version":0}"""
            .formatted(
                id, Math.abs(id.getLeastSignificantBits() % 1_000_000_000L), today().minusDays(1),
                deadline, deadline, deadline, deadline.plusDays(14), Timestamp.from(now()));
    jdbc.sql(
            "insert into public_call select changed.* from public_call c,"
                + " jsonb_populate_record(null::public_call, to_jsonb(c) || cast(? as jsonb)) changed"
                + " where c.case_key = 'R7-BANSO'")
        .param(changes)
        .update();
    return new CallId(id);
  }

  /** As if the terms had been changed in between. */
  public void moveDeadline(CallId call, LocalDate deadline) {
    jdbc.sql("update public_call set deadline = ? where id = ?").params(deadline, call.value()).update();
  }

  public Person person(RoleKind role, String prefecture) {
    String login = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
    PrefectureCode code = prefecture == null ? null : PrefectureCode.of(prefecture);
    UUID organisation = registration.organisation(role.name(), "試験組織", code);
    UUID id = registration.personWithHash(login, "担当者", login + "@example.jp", TestPerson.PASSWORD_HASH, false);
    registration.role(id, organisation, new NewRole(role, ProgrammeCode.BANSO, code, today().minusDays(1)));
    return new Person(id, login, login + "@example.jp");
  }

  public Viewer viewer(Person person) {
    return viewers.rolesOf(person.id()).get(0);
  }

  /** The secretariat on another's word. */
  public Viewer onTheWordOf(Person secretariat, String who) {
    return viewers.recording(
        viewer(secretariat),
        new ProxyEntry(ProxyEntry.Means.TELEPHONE, who, today(), "電話で連絡あり", null));
  }

  public void desk(String prefecture) {
    jdbc.sql(
            "insert into desk_contact values (?,?,?,?,?,?) on conflict do nothing")
        .params(
            "banso", 2025, prefecture, "医務課", "desk-" + prefecture + "@example.jp", "000-000-0000")
        .update();
  }

  public String deskMail(String prefecture) {
    return jdbc.sql(
            "select mail from desk_contact where programme = 'banso' and fiscal_year = ? and prefecture_code = ?")
        .params(new FiscalYear(2025).year(), prefecture)
        .query(String.class)
        .single();
  }

  public ApplicationId draft(CallId call, Person drafter, String prefecture) {
    return drafts.start(viewer(drafter), call, PrefectureCode.of(prefecture)).orThrow();
  }

  /** A draft of a person that another fixture registered. */
  public ApplicationId draft(CallId call, Viewer drafter, PrefectureCode prefecture) {
    return drafts.start(drafter, call, prefecture).orThrow();
  }

  /** Rows for a list, numbered next to the application; nobody has a step of theirs to be reminded of. */
  public void copiesBehind(ApplicationId id, int copies) {
    jdbc.sql(
            "insert into application select copied.* from application a, generate_series(1, :copies) series (n),"
                + " jsonb_populate_record(null::application, to_jsonb(a) || jsonb_build_object("
                + "'id', gen_random_uuid(), 'number', 1000 + series.n, 'case_key', a.case_key || lpad(series.n::text, 4, '0'))) copied"
                + " where a.id = :id")
        .param("copies", copies)
        .param("id", id.value())
        .update();
  }

  /** A draft with the answers of a case file. */
  public ApplicationId filled(CallId call, Person drafter, String prefecture, String caseFile) {
    ApplicationId id = draft(call, drafter, prefecture);
    save(drafter, id, CaseFile.load(caseFile).answers());
    return id;
  }

  public void save(Person drafter, ApplicationId id, Answers answers) {
    SaveResult saved =
        drafts.save(viewer(drafter), id, version(drafter, id), CaseFile.parametersOf(answers));
    if (!(saved instanceof SaveResult.Saved)) {
      throw new AssertionError("not saved: " + saved);
    }
  }

  public void handOver(Person drafter, ApplicationId id) {
    drafts.handOver(viewer(drafter), id, version(drafter, id), "追って参加を依頼します。").orThrow();
  }

  public void compile(Person official, ApplicationId id) {
    reviews.compile(viewer(official), id, version(official, id), CONFIRMED).orThrow();
  }

  public PackageReceipt submit(Person official, CallId call, String prefecture, ApplicationId... ids) {
    return compilations
        .submitPackage(
            viewer(official), call, PrefectureCode.of(prefecture), List.of(ids), "", now())
        .orThrow();
  }

  public void submitLate(Person official, CallId call, String prefecture, ApplicationId id) {
    compilations
        .submitPackage(
            viewer(official), call, PrefectureCode.of(prefecture), List.of(id), "",
            now().plusSeconds(86_400 * 60))
        .orThrow();
  }

  public long version(Person person, ApplicationId id) {
    return cases.view(viewer(person), id).version();
  }

  public ApplicationState state(ApplicationId id) {
    return ApplicationState.valueOf(
        jdbc.sql("select state from application where id = ?").param(id.value()).query(String.class).single());
  }

  /** What is missing in it as it stands. */
  public ApplicationCheck check(ApplicationId id) {
    return transaction.execute(status -> checks.of(desk.get(id)));
  }

  public String callKey(CallId id) {
    return jdbc.sql("select case_key from public_call where id = ?").param(id.value()).query(String.class).single();
  }

  public String key(ApplicationId id) {
    return jdbc.sql("select case_key from application where id = ?").param(id.value()).query(String.class).single();
  }

  public List<String> mails(ApplicationId id, String kind) {
    return ofMails("recipient", id, kind);
  }

  public List<String> answersTo(ApplicationId id, String kind) {
    return ofMails("reply_to", id, kind);
  }

  /** A column of the case's mails of the kind. */
  public List<String> ofMails(String column, ApplicationId id, String kind) {
    return jdbc.sql("select " + column + " from outbox_mail where case_key = ? and kind = ?")
        .params(key(id), kind)
        .query(String.class)
        .list();
  }

  public List<String> mailTexts(ApplicationId id) {
    return jdbc.sql("select subject || body from outbox_mail where case_key = ?").param(key(id)).query(String.class).list();
  }

  /** A value of the application's row. */
  public String column(ApplicationId id, String column) {
    return jdbc.sql("select (" + column + ")::text from application where id = ?")
        .param(id.value())
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  public String opinion(ApplicationId id) {
    return jdbc.sql("select opinion from prefecture_review where application_id = ?")
        .param(id.value())
        .query(String.class)
        .single();
  }

  /** The acts on the case with what the log says beside them, the newest first. */
  public List<String> acts(ApplicationId id, String action) {
    return jdbc.sql(
            "select coalesce(proxy_note, '') || '|' || actor_role || '|' || details::text"
                + " from audit_entry where case_key = ? and action = ? order by id desc")
        .params(key(id), action)
        .query(String.class)
        .list();
  }

  public int documents(String fileName) {
    return jdbc.sql("select count(*) from document where file_name = ?").param(fileName).query(Integer.class).single();
  }

  public int packages(CallId call) {
    return jdbc.sql("select count(*) from submission_package where call_id = ?").param(call.value()).query(Integer.class).single();
  }

  /** The day on which the only open step of the application is due. */
  public LocalDate dueOn(ApplicationId id) {
    return JapanTime.dateOf(
        jdbc.sql("select due_at from work_item where case_key = ? and source = 'PROCESS'")
            .param(key(id))
            .query((row, number) -> row.getTimestamp(1).toInstant())
            .single()
            .minusSeconds(1));
  }

  public List<String> openTasks(ApplicationId id) {
    return jdbc.sql("select definition_key from work_item where case_key = ? and source = 'PROCESS'")
        .param(key(id))
        .query(String.class)
        .list();
  }

  public ResultActions open(Person person, String path) throws Exception {
    return mvc.perform(get(path).with(user(accounts.loadUserByUsername(person.login()))));
  }

  public ResultActions send(
      Person person, String path, Map<String, String[]> fields, MockMultipartFile... files)
      throws Exception {
    MockMultipartHttpServletRequestBuilder request = multipart(path);
    for (MockMultipartFile file : files) {
      request.file(file);
    }
    new HashMap<>(fields).forEach(request::param);
    return mvc.perform(
        request.with(csrf()).with(user(accounts.loadUserByUsername(person.login()))));
  }
}
