package jp.banso.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallFixtures;
import jp.banso.calls.CallId;
import jp.banso.calls.Calls;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("公募のリハーサルの開始・経過・結果")
class RehearsalTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private ObjectMapper json;
  @Autowired private RehearsalRows rows;
  @Autowired private RehearsalEnding ending;
  @Autowired private RehearsalSweep sweep;
  @Autowired private CallCopy copies;

  private Cast cast;
  private CallId call;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    call = new CallFixtures(context).prepared(30);
  }

  @AfterEach
  void leaveNoneRunning() {
    jdbc.sql("update rehearsal set state = 'STOPPED' where state in ('REQUESTED','RUNNING')").update();
  }

  @Test
  @DisplayName("事務局だけが始められ、同時に動くのは全体で一件、取りやめれば次を始められる")
  void startsOneAtATime() throws Exception {
    String page = "/calls/" + call.value() + "/rehearsals";
    as(Seat.SECRETARIAT, get("/calls/" + call.value())).andExpect(content().string(containsString(page)));
    as(Seat.MINISTRY, get("/calls/" + call.value())).andExpect(content().string(not(containsString(page))));
    as(Seat.MINISTRY, post(page)).andExpect(status().isForbidden());
    as(Seat.PREFECTURE, post(page)).andExpect(status().isNotFound());
    as(Seat.SECRETARIAT, get(page)).andExpect(content().string(containsString("リハーサルを始める")));

    String started = start(Seat.SECRETARIAT);
    as(Seat.SECRETARIAT, get(started))
        .andExpect(header().string("Refresh", "3"))
        .andExpect(content().string(containsString("開始待ち")));
    CallId second = new CallFixtures(context).prepared(30);
    as(Seat.SECRETARIAT_MANAGER, post("/calls/" + second.value() + "/rehearsals"))
        .andExpect(redirectedUrl("/calls/" + second.value() + "/rehearsals"));
    as(Seat.SECRETARIAT_MANAGER, get("/calls/" + second.value() + "/rehearsals"))
        .andExpect(content().string(containsString("ほかの公募のリハーサルが動いています")));
    assertThat(jdbc.sql("select count(*) from rehearsal where call_id = ?").param(second.value()).query(Integer.class).single())
        .isZero();

    as(Seat.SECRETARIAT, post(started + "/stop")).andExpect(redirectedUrl(started));
    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("取りやめました")));
    assertThat(acts()).contains("audit.rehearsal.started", "audit.rehearsal.stopped");
    start(Seat.SECRETARIAT_MANAGER);
  }

  @Test
  @DisplayName("リハーサルの処理が倒れれば、理由が画面に出て、事務局の対応になる。もう一度始めれば対応は消える")
  void tellsWhyItFailed() throws Exception {
    String started = start(Seat.SECRETARIAT);
    play("echo '@rehearsal {\"refused\":\"書類がありません\"}'; cat > /dev/null");

    as(Seat.SECRETARIAT, get(started))
        .andExpect(header().doesNotExist("Refresh"))
        .andExpect(content().string(containsString("最後まで動きませんでした")))
        .andExpect(content().string(containsString("書類がありません")));
    UUID work =
        jdbc.sql("select id from work_item where source = 'MENTION' and ref = ?")
            .param(started.substring(started.lastIndexOf('/') + 1))
            .query(UUID.class)
            .single();
    as(Seat.SECRETARIAT, get("/tasks/" + work)).andExpect(content().string(containsString("リハーサルが最後まで動きませんでした")));
    assertThat(work(started)).isEqualTo(1);
    assertThat(acts()).contains("audit.rehearsal.failed");

    String again = start(Seat.SECRETARIAT);
    assertThat(work(started)).isZero();
    play("exit 1");
    as(Seat.SECRETARIAT, get(again)).andExpect(content().string(containsString("始められませんでした")));
    as(Seat.SECRETARIAT, post(again + "/noted")).andExpect(redirectedUrl(again));
    assertThat(work(again)).isZero();
  }

  @Test
  @DisplayName("すぐ倒れた処理が言い残したことも、担当者のための記録に残る")
  void keepsTheLastWords() throws Exception {
    String started = start(Seat.SECRETARIAT);
    play("echo 'the port is taken'; exit 1");
    as(Seat.SECRETARIAT, get(started))
        .andExpect(content().string(containsString("始められませんでした")))
        .andExpect(content().string(containsString("the port is taken")));
  }

  @Test
  @DisplayName("途中で倒れた処理は、始められなかったのではなく途中で終わったとされ、読めない行は記録として残る")
  void tellsTheMiddleFromTheBeginning() throws Exception {
    String started = start(Seat.SECRETARIAT);
    play(
        "echo '@rehearsal {'; echo '"
            + ChildLine.progress(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH.plusSeconds(1)).written(json) + "'; exit 1");
    as(Seat.SECRETARIAT, get(started))
        .andExpect(content().string(containsString("途中で終わりました")))
        .andExpect(content().string(containsString("@rehearsal {")));
  }

  @Test
  @DisplayName("取りやめたリハーサルは、その処理が終わるまで次を始めさせず、領域も消さない")
  void holdsThePlaceUntilTheProcessIsGone() throws Exception {
    String started = start(Seat.SECRETARIAT);
    RehearsalRows.Run run = rows.takeUp().orElseThrow();
    jdbc.sql("create schema " + run.schema()).update();
    as(Seat.SECRETARIAT, post(started + "/stop")).andExpect(redirectedUrl(started));

    assertThat(rows.beat(run.id())).as("its process is to end").isFalse();
    as(Seat.SECRETARIAT, get(started))
        .andExpect(header().string("Refresh", "3"))
        .andExpect(content().string(containsString("取りやめ中")))
        .andExpect(content().string(not(containsString(started + "/stop"))));
    as(Seat.SECRETARIAT, post("/calls/" + call.value() + "/rehearsals"))
        .andExpect(redirectedUrl("/calls/" + call.value() + "/rehearsals"));
    sweep.runDue();
    assertThat(schemas(run.schema())).isEqualTo(1);

    ending.finished(run, "{}");
    ending.stopped(run);
    ending.clean(run);
    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("取りやめました")));
    assertThat(schemas(run.schema())).isZero();
    start(Seat.SECRETARIAT);
  }

  @Test
  @DisplayName("取りやめた後に親が倒れたリハーサルは、取りやめとなり、対応にならない")
  void endsWhatWasStoppedByADeadNode() throws Exception {
    String started = start(Seat.SECRETARIAT);
    RehearsalRows.Run run = rows.takeUp().orElseThrow();
    as(Seat.SECRETARIAT, post(started + "/stop")).andExpect(redirectedUrl(started));
    jdbc.sql("update rehearsal set alive_at = alive_at - interval '1 minute' where id = ?").param(run.id()).update();
    sweep.runDue();
    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("取りやめました")));
    assertThat(work(started)).isZero();
  }

  @Test
  @DisplayName("動いている処理は取りやめると終わり、その間に次は始まらない")
  void endsTheProcess() throws Exception {
    String started = start(Seat.SECRETARIAT);
    AtomicInteger processes = new AtomicInteger();
    RehearsalRunner runner = runner("exec sleep 60", processes);
    runner.takeUp();
    Awaitility.await().until(() -> processes.get() == 1);
    runner.takeUp();
    as(Seat.SECRETARIAT, post(started + "/stop")).andExpect(redirectedUrl(started));
    runner.takeUp();
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> rows.open().isEmpty() && rows.undropped().isEmpty());
    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("取りやめました")));
    assertThat(processes).hasValue(1);
  }

  @Test
  @DisplayName("親が倒れて残ったリハーサルは失敗となり、残った領域は消える")
  void cleansUpAfterADeadNode() throws Exception {
    String started = start(Seat.SECRETARIAT);
    RehearsalRows.Run run = rows.takeUp().orElseThrow();
    jdbc.sql("create schema " + run.schema()).update();
    jdbc.sql("create table " + run.schema() + ".left_over (id int)").update();
    sweep.runDue();
    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("実行中")));
    jdbc.sql("update rehearsal set alive_at = alive_at - interval '1 minute' where id = ?").param(run.id()).update();

    sweep.runDue();

    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("システムが停止したため")));
    assertThat(schemas(run.schema())).isZero();
    assertThat(work(started)).isEqualTo(1);
  }

  @Test
  @DisplayName("結果は、公募の内容が後で変わっても読め、変わったことが示される")
  void keepsTheReport() throws Exception {
    String started = start(Seat.SECRETARIAT);
    RehearsalReport report =
        new RehearsalReport(
            List.of(new RehearsalReport.Term("rehearsal.term.deadline", "令和7年7月31日（木）")),
            List.of(new RehearsalReport.ClosedDay(LocalDate.of(2026, 2, 28), "支援期間の末日", "")), List.of(),
            List.of(), List.of(), List.of(), List.of(), List.of());
    play("cat > /dev/null & echo '" + ChildLine.report(report).written(json).replace("'", "") + "'");

    as(Seat.SECRETARIAT, get(started))
        .andExpect(content().string(containsString("令和8年2月28日（土）")))
        .andExpect(content().string(containsString("支援期間の末日")))
        .andExpect(content().string(containsString("このリハーサルの時から変わっていません")));
    jdbc.sql("update public_call set edits = edits + 1 where id = ?").param(call.value()).update();
    jdbc.sql(
            "insert into mail_text (id, programme, fiscal_year, kind, edition, subject, body, note, released_by, released_at)"
                + " values (?, 'BANSO', 2095, 'M06', 1, 'x', 'x', 'x', ?, now())")
        .params(UUID.randomUUID(), UUID.randomUUID())
        .update();
    as(Seat.SECRETARIAT, get(started)).andExpect(content().string(containsString("このリハーサルの時から変わっていません")));
    jdbc.sql("delete from mail_text where fiscal_year = 2095").update();
    jdbc.sql("update public_call set areas = areas + 1, edits = edits + 1 where id = ?").param(call.value()).update();
    as(Seat.SECRETARIAT, get(started))
        .andExpect(content().string(containsString("令和7年7月31日（木）")))
        .andExpect(content().string(containsString("変わりました")));
    as(Seat.MINISTRY, get(started)).andExpect(status().isForbidden());
    as(Seat.OTHER_SECRETARIAT, get(started)).andExpect(status().isNotFound());
  }

  private String start(Seat seat) throws Exception {
    String url =
        as(seat, post("/calls/" + call.value() + "/rehearsals"))
            .andExpect(status().is3xxRedirection())
            .andReturn().getResponse().getRedirectedUrl();
    assertThat(url).startsWith("/rehearsals/");
    return url;
  }

  /** Takes up what was requested, with a shell in the place of the process. */
  private void play(String script) {
    runner(script, new AtomicInteger()).takeUp();
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> rows.open().isEmpty() && rows.undropped().isEmpty());
  }

  private RehearsalRunner runner(String script, AtomicInteger processes) {
    ChildProcess shell =
        new ChildProcess(context.getBean(DataSource.class), context.getBean(Environment.class)) {
          @Override
          Process start(String schema, OffsetDateTime beginning) throws IOException {
            processes.incrementAndGet();
            return new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
          }
        };
    return new RehearsalRunner(
        rows, ending, shell, copies, context.getBean(Calls.class), context.getBean(BusinessCalendar.class), json,
        context.getBean("technicalClock", Clock.class), Duration.ofSeconds(10));
  }

  private int schemas(String name) {
    return jdbc.sql("select count(*) from pg_namespace where nspname = ?").param(name).query(Integer.class).single();
  }

  private int work(String page) {
    return jdbc.sql("select count(*) from work_item where source = 'MENTION' and ref = ?")
        .param(UUID.fromString(page.substring(page.lastIndexOf('/') + 1)).toString())
        .query(Integer.class)
        .single();
  }

  private List<String> acts() {
    return jdbc.sql(
            "select action from audit_entry where case_key = (select case_key from public_call where id = ?)")
        .param(call.value())
        .query(String.class)
        .list();
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
