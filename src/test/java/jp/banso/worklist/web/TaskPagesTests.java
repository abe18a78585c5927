package jp.banso.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import jp.banso.platform.workflow.TaskObserver;
import jp.banso.platform.workflow.TaskObserver.TaskFacts;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("対応一覧")
class TaskPagesTests {

  private static final Pattern TASK = Pattern.compile("試験(\\d+)番");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"");

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private TaskObserver tasks;
  @Autowired private Worklist worklist;
  @Autowired private AuditLog audit;
  @Autowired private Clock clock;

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
    UUID id = worklist.page(advisor.viewer(), Worklist.Period.ALL, null, 1).get(0).id();

    assertThat(titles(page(other, "/tasks"))).isEmpty();
    mvc.perform(get("/tasks/" + id).with(other.signedIn())).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("止まった処理は事務局の一覧に出て、もう一度実行すると消え、履歴に残る")
  void retriesStoppedWork() throws Exception {
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    TestPerson foreign = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    CaseKey key = new CaseKey("R7-BANSO-33-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
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
