package jp.banso.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.applications.Region;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import jp.banso.platform.workflow.TaskObserver;
import jp.banso.platform.workflow.TaskObserver.TaskFacts;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("対応一覧")
class TaskPagesTests {

  private static final PrefectureCode PREFECTURE = PrefectureCode.of("35");
  private static final Pattern TASK = Pattern.compile("試験(\\d+)番");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"");

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private TaskObserver tasks;
  @Autowired private Worklist worklist;
  @Autowired private AuditLog audit;
  @Autowired private Clock clock;
  @Autowired private TaskService engine;

  @Test
  @DisplayName("50件ずつ、もれも重なりもなく最後まで読める")
  void readsAllPages() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    for (int i = 0; i < 120; i++) {
      Instant due = i % 3 == 0 ? null : clock.instant().plus(Duration.ofHours(i % 7));
      open(advisor, "試験" + i + "番", due);
    }

    String first = page(advisor, "/tasks");
    String second = page(advisor, next(first));
    String third = page(advisor, next(second));

    Set<String> all = titles(first);
    assertThat(all).hasSize(50);
    assertThat(titles(second)).hasSize(50).doesNotContainAnyElementsOf(all);
    all.addAll(titles(second));
    assertThat(titles(third)).hasSize(20).doesNotContainAnyElementsOf(all);
    assertThat(third).doesNotContain("after=");
  }

  @Test
  @DisplayName("期限で絞り込み、その条件はURLに残る")
  void narrowsByPeriod() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    open(advisor, "試験1番", clock.instant().minus(Duration.ofDays(9)));
    open(advisor, "試験2番", clock.instant());
    open(advisor, "試験3番", null);

    assertThat(titles(page(advisor, "/tasks?period=overdue"))).containsExactly("1");
    assertThat(titles(page(advisor, "/tasks?period=today"))).containsExactly("2");
    assertThat(titles(page(advisor, "/tasks?period=later"))).containsExactly("3");
    assertThat(page(advisor, "/tasks?period=week")).contains("今週（明日から日曜日まで）が期限の対応はありません");
    mvc.perform(get("/tasks?period=never").with(advisor.signedIn())).andExpect(status().isBadRequest());
    mvc.perform(get("/tasks?after=x").with(advisor.signedIn())).andExpect(status().isBadRequest());
  }

  @Test
  @DisplayName("他人の対応は一覧にも画面にも出ない")
  void hidesAnothersWork() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    TestPerson other = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    open(advisor, "試験1番", null);
    UUID id = worklist.page(advisor.viewer(), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 1).get(0).id();

    assertThat(titles(page(other, "/tasks"))).isEmpty();
    mvc.perform(get("/tasks/" + id).with(other.signedIn())).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("止まった処理は事務局の一覧に出て、もう一度実行すると消え、履歴に残る")
  void retriesStoppedWork() throws Exception {
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    TestPerson foreign = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    CaseKey key = new CaseKey("R7-BANSO-33-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase());
    String title = "処理が止まっています";
    worklist.open(
        Source.INCIDENT, UUID.randomUUID().toString(), ProgrammeCode.BANSO,
        Groups.secretariat(ProgrammeCode.BANSO), key, "publication", title);
    UUID id = worklist.onCase(clerk.viewer(), key).get(0).id();

    assertThat(page(clerk, "/tasks/" + id))
        .contains(title, "もう一度実行する", "次の手続への引継ぎ", key.value().replace("BANSO", "伴走"));
    mvc.perform(post("/tasks/" + id + "/retry").with(csrf()).with(foreign.signedIn()))
        .andExpect(status().isNotFound());
    mvc.perform(post("/tasks/" + id + "/retry").with(csrf()).with(clerk.signedIn()))
        .andExpect(redirectedUrl("/tasks"));

    assertThat(worklist.onCase(clerk.viewer(), key)).isEmpty();
    assertThat(audit.historyOf(key, Set.of(Audience.STAFF)))
        .extracting(AuditedAct::action)
        .containsExactly("audit.worklist.retried");
  }

  @Test
  @DisplayName("画面で担当になり、手続の流れにも担当者が残り、外れると戻る")
  void claimsARealStepOnThePage() throws Exception {
    TestPerson drafter = TestPerson.nobody(context);
    drafter.give(RoleKind.REGION, ProgrammeCode.BANSO, PREFECTURE);
    Region region = new Region(context);
    region.draft(region.call(), drafter.viewer(), PREFECTURE);
    UUID id = worklist.page(drafter.viewer(), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 1).get(0).id();
    assertThat(page(drafter, "/tasks")).contains("担当する");
    assertThat(page(drafter, "/tasks/" + id)).contains("決まっていません", "この日まで保留する");

    send(drafter, "/tasks/" + id + "/claim", "back", "/tasks?whose=open&period=all")
        .andExpect(redirectedUrl("/tasks?whose=open&period=all"));

    assertThat(engine.createTaskQuery().taskAssignee(drafter.id().toString()).count()).isEqualTo(1);
    assertThat(page(drafter, "/tasks?whose=taken")).contains("あなたが担当", "担当を外れる");
    String day = Wareki.date(LocalDate.now(clock).plusDays(3));
    send(drafter, "/tasks/" + id + "/snooze", "until", day).andExpect(redirectedUrl("/tasks"));
    assertThat(page(drafter, "/tasks")).doesNotContain("/tasks/" + id);
    assertThat(page(drafter, "/tasks?whose=snoozed")).contains(day, "一覧に戻す");
    send(drafter, "/tasks/" + id + "/return", "back", "https://example.jp/").andExpect(redirectedUrl("/tasks"));
    assertThat(page(drafter, "/tasks")).contains("/tasks/" + id);
    assertThat(engine.createTaskQuery().taskAssignee(drafter.id().toString()).count()).isZero();
  }

  @Test
  @DisplayName("責任者はまとめて担当を替え、結果を件数と理由で知る")
  void reassignsManyOnThePage() throws Exception {
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.RENKEI);
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    UUID id = openForSecretariat();

    mvc.perform(
            post("/tasks/assignee")
                .param("chosen", id.toString(), UUID.randomUUID().toString())
                .param("person", clerk.id().toString())
                .with(csrf())
                .with(manager.signedIn()))
        .andExpect(flash().attribute("flash", "fragments.bulk.report"))
        .andExpect(flash().attribute("flashTone", "warning"));

    assertThat(page(clerk, "/tasks?whose=taken")).contains("/tasks/" + id);
    assertThat(page(manager, "/tasks?whose=colleagues")).contains("試験の担当者");
  }

  @Test
  @DisplayName("CSVは画面の条件と同じ行を持つ")
  void savesTheListAsCsv() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    open(advisor, "=試験1番", clock.instant().minus(Duration.ofDays(9)));
    open(advisor, "試験2番", null);

    assertThat(page(advisor, "/tasks.csv?period=overdue")).contains("\"'=試験1番\"").doesNotContain("試験2番");
    assertThat(page(advisor, "/tasks.csv").lines()).hasSize(3);
  }

  private UUID openForSecretariat() {
    CaseKey key = new CaseKey("R7-RENKEI-33-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase());
    worklist.open(
        Source.MENTION, UUID.randomUUID().toString(), ProgrammeCode.RENKEI,
        Groups.secretariat(ProgrammeCode.RENKEI), key, "test", "試験の対応");
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    return worklist.onCase(clerk.viewer(), key).get(0).id();
  }

  private ResultActions send(TestPerson person, String path, String name, String value) throws Exception {
    return mvc.perform(post(path).param(name, value).with(csrf()).with(person.signedIn()));
  }

  private void open(TestPerson advisor, String title, Instant due) {
    tasks.opened(
        new TaskFacts(
            UUID.randomUUID().toString(), "test-process", "R7-BANSO-33-901", "UserTask_Test", title,
            "banso", Groups.advisor(advisor.id()), null, due));
  }

  private static Set<String> titles(String page) {
    return TASK.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static String next(String page) {
    Matcher next = NEXT.matcher(page);
    assertThat(next.find()).isTrue();
    return next.group(1).replace("&amp;", "&");
  }

  private String page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(URI.create(path)).with(person.signedIn()))
        .andExpect(status().isOk())
        .andReturn().getResponse().getContentAsString();
  }
}
