package jp.banso.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.access.Cast;
import jp.banso.calls.CallFixtures;
import jp.banso.calls.CallId;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.platform.time.ClockWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("メールサーバが半日止まったとき")
class MailOutageTests {

  private static final Duration OUTAGE = Duration.ofHours(6);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String BANNER = "メールサーバーが応答していません";

  @Autowired private ApplicationContext context;
  @Autowired private DemoMailServer server;
  @Autowired private ClockWalk walk;
  @Autowired private Clock clock;
  @Autowired private Calls calls;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired @Qualifier("technicalClock") private Clock technicalClock;

  private TestPerson clerk;
  private TestPerson advisor;

  @BeforeEach
  void register() {
    clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    for (PrefectureCode code : PrefectureCode.all()) {
      if (context.getBean(People.class).desk(ProgrammeCode.BANSO, new FiscalYear(2025), code).isEmpty()) {
        context.getBean(Registration.class)
            .desk(
                ProgrammeCode.BANSO, new FiscalYear(2025),
                new DeskContact(code, "医療政策担当課", "desk" + code.value() + "@example.jp", "000-000-0000"));
      }
    }
  }

  @AfterEach
  void bringTheServerBack() {
    if (!server.isRunning()) {
      server.start();
    }
    endPauses();
  }

  @Test
  @DisplayName("手続は進み、事務局に知らせ、復旧すると全てが一度だけ届く")
  void sendsAllOnceAfterwards() throws Exception {
    server.stop();
    Instant from = clock.instant();
    CallId id = new CallFixtures(context).published(new Cast(context), 30);
    CallView call = calls.get(id);
    assertThat(call.state()).isEqualTo(CallState.PUBLISHED);

    walk.aimAt(from.plus(OUTAGE));
    await().atMost(PATIENCE).until(() -> !clock.instant().isBefore(from.plus(OUTAGE)) && walk.target().isEmpty());
    await().atMost(PATIENCE).until(() -> mails(call, "attempts > 0").size() == 47);

    List<String> waiting = mails(call, "state in ('QUEUED', 'CLAIMED')");
    assertThat(waiting).hasSize(47);
    assertThat(received(call)).isEmpty();
    assertThat(home(clerk)).contains(BANNER);
    assertThat(home(advisor)).doesNotContain(BANNER);

    server.start();
    endPauses();
    await().atMost(PATIENCE).untilAsserted(() -> {
      endPauses();
      assertThat(held()).isEmpty();
      assertThat(mails(call, "state = 'SENT'")).hasSize(47);
      assertThat(home(clerk)).doesNotContain(BANNER);
    });
    assertThat(received(call)).containsExactlyInAnyOrderElementsOf(waiting);
  }

  /** What was tried in vain and is due, in few words. */
  private List<String> held() {
    return jdbc.sql(
            "select concat_ws(' ', kind, case_key, state, attempts, last_error, try_again_at, not_before)"
                + " from outbox_mail where state = 'QUEUED' and attempts > 0 and not_before <= ? limit 20")
        .param(Timestamp.from(clock.instant()))
        .query(String.class)
        .list();
  }

  /**
   * The pauses between two tries are technical time, up to ten minutes; nobody waits for them here. Whose pause is over
   * is left alone, because the relay passes over a mail that is being written.
   */
  private void endPauses() {
    jdbc.sql(
            "update outbox_mail set try_again_at = created_at where state = 'QUEUED' and attempts > 0"
                + " and try_again_at > ?")
        .param(Timestamp.from(technicalClock.instant()))
        .update();
  }

  private List<String> mails(CallView call, String where) {
    return jdbc.sql("select message_id || recipient from outbox_mail where case_key = ? and kind = 'M06' and " + where)
        .param(call.key().value())
        .query(String.class)
        .list();
  }

  /** What lies in mailboxes, twice if it came twice. */
  private List<String> received(CallView call) {
    return jdbc.sql(
            "select d.message_id || d.receiver from demo_mail d join outbox_mail m on m.message_id = d.message_id"
                + " where m.case_key = ? and m.kind = 'M06'")
        .param(call.key().value())
        .query(String.class)
        .list();
  }

  private String home(TestPerson person) throws Exception {
    return mvc.perform(get("/").with(person.signedIn())).andReturn().getResponse().getContentAsString();
  }
}
