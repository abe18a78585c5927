package jp.banso.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("送信中のメール")
class RelayStatesTests {

  private static final String TO = "to@example.jp";
  private static final String CC = "cc@example.jp";
  private static final String BCC = "bcc@example.jp";

  @Autowired ApplicationContext context;
  @Autowired RelayStates states;
  @Autowired Outbox outbox;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @Autowired @Qualifier("technicalClock") Clock technicalClock;

  private CaseKey key;

  @BeforeEach
  void prepare() {
    key = new CaseKey("R7-BANSO-31-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT));
  }

  /** Due in a hundred days, so that only this test takes it. */
  private Claim taken(boolean resultMail) {
    OutboxMail mail =
        new OutboxMail(
            ProgrammeCode.BANSO, key, "T02", "", TO, List.of(CC), List.of(BCC), null, "件名", "本文", List.of(),
            resultMail, clock.instant().plus(Duration.ofDays(10_000)));
    transaction.executeWithoutResult(status -> outbox.put(mail));
    UUID lease = UUID.randomUUID();
    jdbc.sql("update outbox_mail set state = 'CLAIMED', lease_token = ?, lease_until = ? where case_key = ?")
        .params(lease, Timestamp.from(technicalClock.instant().plusSeconds(600)), key.value())
        .update();
    return new Claim(mails().get(0), lease, false);
  }

  private List<SentMail> mails() {
    return WrittenMails.of(context, key);
  }

  private SentMail now(Claim claim) {
    return outbox.find(claim.mail().id()).orElseThrow();
  }

  private void endLease(Claim claim) {
    jdbc.sql("update outbox_mail set lease_until = ? where id = ?")
        .params(Timestamp.from(technicalClock.instant().minusSeconds(1)), claim.mail().id())
        .update();
    states.recoverEndedLeases();
  }

  private List<String> arrivedAt(UUID mail) {
    return jdbc.sql("select address from outbox_address where mail_id = ? order by address")
        .param(mail)
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName("受け取る方だけの言葉は、送るか、送れないと決まるまでしか残らない")
  void forgetsTheSecretOnceItIsSettled() {
    for (boolean sent : new boolean[] {true, false}) {
      prepare();
      Claim claim = taken(false);
      jdbc.sql("update outbox_mail set secret_body = 'secret words' where id = ?").param(claim.mail().id()).update();
      assertThat(states.begin(claim)).isTrue();
      if (sent) {
        states.sent(claim);
      } else {
        states.refused(claim, "x");
      }
      assertThat(
              jdbc.sql("select count(*) from outbox_mail where id = ? and secret_body is not null")
                  .param(claim.mail().id())
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }

  @Test
  @DisplayName("引き継がれた後のノードの報告は数えない")
  void countsNothingOfAnEndedLease() {
    Claim mine = taken(true);
    Claim slow = new Claim(mine.mail(), UUID.randomUUID(), false);
    assertThat(states.begin(slow)).isFalse();
    states.sent(slow);
    states.later(slow, "x");
    states.uncertain(slow, "x");
    states.refused(slow, "x");
    assertThat(now(mine).state()).isEqualTo(MailState.CLAIMED);
    assertThat(arrivedAt(mine.mail().id())).isEmpty();

    assertThat(states.begin(mine)).isTrue();
    states.sent(mine);
    states.later(mine, "x");
    assertThat(now(mine).state()).isEqualTo(MailState.SENT);
    assertThat(arrivedAt(mine.mail().id())).containsExactly(BCC, CC, TO);
  }

  @Test
  @DisplayName("送り始めていない結果通知は、人に尋ねずにもう一度送る")
  void sendsAgainWhatWasNeverBegun() {
    Claim claim = taken(true);
    endLease(claim);
    assertThat(now(claim).state()).isEqualTo(MailState.QUEUED);
    assertThat(now(claim).attempts()).isZero();
  }

  @Test
  @DisplayName("送り始めた結果通知は人に尋ね、ふつうのメールはもう一度送る")
  void asksOnlyAboutResultsThatWereBegun() {
    Claim result = taken(true);
    states.begin(result);
    endLease(result);
    assertThat(now(result).state()).isEqualTo(MailState.UNCERTAIN);

    prepare();
    Claim ordinary = taken(false);
    states.begin(ordinary);
    endLease(ordinary);
    assertThat(now(ordinary).state()).isEqualTo(MailState.QUEUED);
  }

  @Test
  @DisplayName("写しが断られても本人には届いたとし、断られた写しは別のメールとして残る")
  void keepsARefusedCopyAsAMailOfItsOwn() {
    Claim claim = taken(true);
    states.delivered(claim, Set.of(TO, CC), Set.of(BCC), "refused");
    assertThat(now(claim).state()).isEqualTo(MailState.SENT);
    assertThat(arrivedAt(claim.mail().id())).containsExactly(CC, TO);
    assertThat(outbox.copiesOf(claim.mail().id())).singleElement().satisfies(copy -> {
      assertThat(copy.recipient()).isEqualTo(BCC);
      assertThat(copy.state()).isEqualTo(MailState.FAILED);
      assertThat(copy.blind()).isTrue();
    });
  }

  @Test
  @DisplayName("本人の宛先が断られても写しは届き、宛先を直して送るとき写しは二度届かない")
  void sendsCopiesOnceAlthoughTheReceiverIsRefused() {
    Claim claim = taken(true);
    states.delivered(claim, Set.of(CC), Set.of(TO), "refused");
    assertThat(now(claim).state()).isEqualTo(MailState.FAILED);
    assertThat(outbox.copiesOf(claim.mail().id())).singleElement().satisfies(copy -> {
      assertThat(copy.recipient()).isEqualTo(BCC);
      assertThat(copy.state()).isEqualTo(MailState.QUEUED);
    });
    boolean settled =
        jdbc.sql("select copies_settled from outbox_mail where id = ?")
            .param(claim.mail().id()).query(Boolean.class).single();
    assertThat(new Claim(now(claim), claim.lease(), settled).envelope()).containsExactly(TO);
    assertThat(outbox.sentTo(ProgrammeCode.BANSO, List.of(CC), null, 5))
        .extracting(arrival -> arrival.mail().id())
        .contains(claim.mail().id());
  }

  @Test
  @DisplayName("試みたメールは、まだ時刻の来ないメールの時刻を隠さない")
  void doesNotHideTheHourOfThoseThatWait() {
    Claim claim = taken(false);
    Instant longAgo = Instant.parse("1990-01-01T00:00:00Z");
    jdbc.sql("update outbox_mail set state = 'QUEUED', attempts = 1, not_before = ?, try_again_at = ? where id = ?")
        .params(
            Timestamp.from(longAgo), Timestamp.from(technicalClock.instant().plusSeconds(3600)),
            claim.mail().id())
        .update();
    try {
      assertThat(outbox.nextDue()).isNotEqualTo(java.util.Optional.of(longAgo));
    } finally {
      transaction.executeWithoutResult(status -> outbox.cancel(claim.mail().id()));
    }
  }

  @Test
  @DisplayName("だれかに送られたメールは、索引でたどる")
  void readsTheNewestOfAnAddressByItsIndex() {
    String plan =
        transaction.execute(
            status -> {
              jdbc.sql("set local enable_seqscan = off").update();
              jdbc.sql("set local enable_bitmapscan = off").update();
              return String.join(
                  "\n",
                  jdbc.sql("explain " + Outbox.ARRIVALS.formatted(" and (sent_at, mail_id) < (:at, :id)"))
                      .param("programme", "banso")
                      .param("own", new String[] {TO, CC})
                      .param("at", Timestamp.from(clock.instant()))
                      .param("id", UUID.randomUUID())
                      .param("size", 5)
                      .query(String.class)
                      .list());
            });
    assertThat(plan).contains("outbox_address_newest", "outbox_mail_pkey");
  }
}
