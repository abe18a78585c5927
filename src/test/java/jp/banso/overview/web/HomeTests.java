package jp.banso.overview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.applications.Region;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.platform.workflow.TaskObserver;
import jp.banso.platform.workflow.TaskObserver.TaskFacts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("今日やること")
class HomeTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private TaskObserver tasks;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ADMINISTRATOR, 今日やること/対応一覧/異動・退職/営業日・休業日/利用者/手続の流れ（Cockpit）/監査ログ/メール（デモ）/時計（デモ）",
    "SECRETARIAT_MANAGER, 今日やること/対応一覧/公募/様式/メール文面/申込書/受付・形式確認/届いたメール/選定/伴走支援/招待/不在と代理/異動・退職/担当課の確認/相談/回答事例/開示の求め/相談窓口の条件/営業日・休業日/手続の流れ（Cockpit）/監査ログ/メール（デモ）",
    "SECRETARIAT, 今日やること/対応一覧/公募/様式/メール文面/申込書/受付・形式確認/届いたメール/選定/伴走支援/不在と代理/担当課の確認/相談/回答事例/相談窓口の条件/営業日・休業日/メール（デモ）",
    "MINISTRY, 今日やること/対応一覧/公募/申込書/選定/伴走支援/不在と代理/相談窓口からの照会/ガイドブック改訂の候補/相談窓口の条件/メール（デモ）",
    "ADVISOR, 今日やること/対応一覧/伴走支援/メール（デモ）",
    "REVIEWER, 今日やること/対応一覧/審査/メール（デモ）"
  })
  @DisplayName("メニューは役割ごとに違う")
  void showsThePlacesOfTheRole(RoleKind role, String places) throws Exception {
    TestPerson person = TestPerson.with(context, role, ProgrammeCode.BANSO);

    ShellView shell = shell(person, "/");

    assertThat(shell.navigation()).extracting(NavItem::label).containsExactly(places.split("/"));
    assertThat(shell.navigation().get(0).current()).isTrue();
    assertThat(shell.demoNow()).startsWith("令和");
  }

  @Test
  @DisplayName("期限超過・今日・今週・それ以降に分け、数はそれぞれの一覧に続く")
  void sortsWorkByNearness() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    Instant now = clock.instant();
    open(advisor, "期限を過ぎた試験の対応", now.minus(Duration.ofDays(5)));
    open(advisor, "今日の試験の対応", now);
    open(advisor, "先の試験の対応", now.plus(Duration.ofDays(30)));
    open(advisor, "期限のない試験の対応", null);

    String page = page(advisor, "/");

    assertThat(page)
        .containsSubsequence("期限超過", "1件", "今日", "1件", "それ以降", "2件")
        .containsSubsequence(
            "期限を過ぎた試験の対応", "営業日超過", "今日の試験の対応", "先の試験の対応", "期限のない試験の対応", "期限なし")
        .contains("/tasks?period=overdue", "/tasks?period=later");
    assertThat(shell(advisor, "/").navigation())
        .filteredOn(item -> item.href().equals("/tasks"))
        .extracting(NavItem::count)
        .containsExactly(4L);
  }

  @Test
  @DisplayName("対応がないときは、その理由と次にすることを書く")
  void saysWhyThereIsNothing() throws Exception {
    TestPerson reviewer = TestPerson.with(context, RoleKind.REVIEWER, ProgrammeCode.BANSO);

    assertThat(page(reviewer, "/")).contains("現在、あなたが行う対応はありません", "審査をお願いする申込み");
  }

  @Test
  @DisplayName("画面のための問合せは4回までで、対応が増えても変わらない")
  void asksTheDatabaseFourTimesAtMost() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    for (int i = 0; i < 30; i++) {
      open(advisor, "試験の対応" + i, clock.instant().plus(Duration.ofDays(i)));
    }

    assertThat(statements(advisor, "/")).isNotEmpty().hasSizeLessThanOrEqualTo(4);
    assertThat(statements(advisor, "/tasks")).isNotEmpty().hasSizeLessThanOrEqualTo(4);
    assertThat(statements(clerk, "/demo/mails"))
        .as("the frame costs one statement: the counts")
        .filteredOn(sql -> sql.contains("work_"))
        .hasSize(1);
  }

  @Test
  @DisplayName("ほかの方の対応を待っているものを、だれの手元にあるかとともに示す")
  void saysWhatIsWaitedFor() throws Exception {
    PrefectureCode prefecture = PrefectureCode.of("34");
    TestPerson drafter = TestPerson.nobody(context);
    drafter.give(RoleKind.REGION, ProgrammeCode.BANSO, prefecture);
    TestPerson official = TestPerson.nobody(context);
    official.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, prefecture);
    Region region = new Region(context);
    region.draft(region.call(), drafter.viewer(), prefecture);

    assertThat(page(official, "/")).contains("ほかの方の対応を待っているもの", "地域で作成・修正中");
    assertThat(page(drafter, "/")).doesNotContain("ほかの方の対応を待っているもの");
  }

  @Test
  @DisplayName("地域には、自らの申込みがどうなったかを示す")
  void saysWhatCameOfTheApplications() throws Exception {
    PrefectureCode prefecture = PrefectureCode.of("34");
    TestPerson drafter = TestPerson.nobody(context);
    drafter.give(RoleKind.REGION, ProgrammeCode.BANSO, prefecture);
    TestPerson other = TestPerson.nobody(context);
    other.give(RoleKind.REGION, ProgrammeCode.BANSO, prefecture);
    Region region = new Region(context);
    UUID id = region.draft(region.call(), drafter.viewer(), prefecture).value();
    assertThat(page(drafter, "/")).doesNotContain("申込みの結果");

    jdbc.sql("update application set state = 'NOT_SELECTED' where id = ?").param(id).update();
    assertThat(page(drafter, "/")).contains("申込みの結果", "/applications/" + id);
    assertThat(page(other, "/")).doesNotContain("申込みの結果");
  }

  @Test
  @DisplayName("50件を超える対応は、残りの件数と一覧への道を示す")
  void leadsToTheRest() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    for (int i = 0; i < 53; i++) {
      open(advisor, "試験の対応" + i, null);
    }

    assertThat(page(advisor, "/")).contains("このほかに3件あります");
  }

  @ParameterizedTest
  @EnumSource(RoleKind.class)
  @DisplayName("どの役割にも使い方とお知らせがある")
  void helpsEveryRole(RoleKind role) throws Exception {
    TestPerson person = TestPerson.nobody(context);
    PrefectureCode prefecture =
        role == RoleKind.PREFECTURE || role == RoleKind.REGION ? PrefectureCode.of("34") : null;
    person.give(role, ProgrammeCode.BANSO, prefecture);

    assertThat(page(person, "/")).contains("href=\"/help\"", "href=\"/notices\"");
    assertThat(page(person, "/help")).contains("ここで行うこと", "お問い合わせ先");
    // what calls of other tests say to the desk of the prefecture is there already
    assertThat(page(person, "/notices")).contains(prefecture == null ? "お知らせはまだ届いていません" : "お知らせ");
  }

  @Test
  @DisplayName("届いたメールはお知らせに出て、ほかの人には出ない")
  void bringsTheNews() throws Exception {
    TestPerson reader = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    TestPerson other = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    String subject = "試験のお知らせ" + reader.id();
    jdbc.sql(
            "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient,"
                + " copies, subject, body, attachments, result_mail, state, created_at, not_before,"
                + " sent_at) values (:id, cast(:id as text), 'banso', 'R7-BANSO-34-900', 'T', '', :to, '', :subject,"
                + " '', '', false, 'SENT', :at, :at, :at)")
        .param("id", reader.id())
        .param("to", reader.loginName() + "@example.jp")
        .param("subject", subject)
        .param("at", Timestamp.from(clock.instant()))
        .update();
    jdbc.sql(
            "insert into outbox_address (mail_id, address, programme, sent_at)"
                + " select id, recipient, programme, sent_at from outbox_mail where id = ?")
        .param(reader.id())
        .update();

    assertThat(page(reader, "/")).contains(subject);
    assertThat(page(reader, "/notices")).contains(subject);
    assertThat(page(other, "/")).doesNotContain(subject);
  }

  @Test
  @DisplayName("ログインしていない人はログイン画面に案内する")
  void leadsStrangersToTheLogin() throws Exception {
    mvc.perform(get("/")).andExpect(status().isFound()).andExpect(redirectedUrlPattern("**/login"));
  }

  @Test
  @DisplayName("見つからないページにも、自分のメニューがある")
  void framesThePageOfAnError() throws Exception {
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);

    String page =
        mvc.perform(get("/tasks/" + UUID.randomUUID()).with(clerk.signedIn()))
            .andExpect(status().isNotFound())
            .andReturn().getResponse().getContentAsString();

    assertThat(page).contains("お探しのページが見つかりません", "受付・形式確認");
  }

  private void open(TestPerson advisor, String title, Instant due) {
    tasks.opened(
        new TaskFacts(
            UUID.randomUUID().toString(), "test-process", "R7-BANSO-33-900", "UserTask_Test", title,
            "banso", Groups.advisor(advisor.id()), null, due));
  }

  /** The fewest of three: closing days are read again every two seconds, whoever asks. */
  private List<String> statements(TestPerson person, String path) throws Exception {
    page(person, path);
    var signedIn = person.signedIn();
    List<List<String>> asked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try (SqlLog log = new SqlLog()) {
        mvc.perform(get(path).with(signedIn)).andExpect(status().isOk());
        asked.add(log.ofThePage());
      }
    }
    return Collections.min(asked, Comparator.comparingInt(List::size));
  }

  private ShellView shell(TestPerson person, String path) throws Exception {
    Object shell =
        mvc.perform(get(path).with(person.signedIn()))
            .andExpect(status().isOk())
            .andReturn().getRequest().getAttribute("shell");
    return (ShellView) ((org.thymeleaf.context.LazyContextVariable<?>) shell).getValue();
  }

  private String page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()))
        .andExpect(status().isOk())
        .andReturn().getResponse().getContentAsString();
  }
}
