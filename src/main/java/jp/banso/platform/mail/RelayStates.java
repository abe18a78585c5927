package jp.banso.platform.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The states a mail goes through while it is sent, each committed by itself. */
@Component
class RelayStates {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock technicalClock;
  private final ApplicationEventPublisher events;

  RelayStates(
      JdbcClient jdbc,
      Clock clock,
      @Qualifier("technicalClock") Clock technicalClock,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.technicalClock = technicalClock;
    this.events = events;
  }

  /** Takes due mails for this node; others skip them until the lease ends. */
  @Transactional
  List<SentMail> claim(int most) {
    Instant technicalNow = technicalClock.instant();
    List<UUID> ids =
        jdbc.sql(
                "select id from outbox_mail where state = 'QUEUED' and not_before <= ?"
                    + " and (try_again_at is null or try_again_at <= ?)"
                    + " order by not_before, created_at limit ? for update skip locked")
            .params(Timestamp.from(clock.instant()), Timestamp.from(technicalNow), most)
            .query(UUID.class)
            .list();
    ids.forEach(
        id ->
            jdbc.sql(
                    "update outbox_mail set state = 'CLAIMED', lease_until = ?,"
                        + " attempts = attempts + 1 where id = ?")
                .params(Timestamp.from(technicalNow.plus(LEASE)), id)
                .update());
    return ids.stream()
        .map(id -> jdbc.sql("select * from outbox_mail where id = ?").param(id).query(Outbox::map).single())
        .toList();
  }

  /**
   * Finds mails of a node that ended while sending. Ordinary ones go again under the same
   * Message-ID; of a result mail a person must say whether it arrived.
   */
  @Transactional
  void recoverEndedLeases() {
    Timestamp now = Timestamp.from(technicalClock.instant());
    jdbc.sql(
            "update outbox_mail set state = 'QUEUED' where state = 'CLAIMED' and lease_until < ?"
                + " and not result_mail")
        .param(now)
        .update();
    jdbc.sql("select * from outbox_mail where state = 'CLAIMED' and lease_until < ? and result_mail")
        .param(now)
        .query(Outbox::map)
        .list()
        .forEach(mail -> settle(mail, MailState.UNCERTAIN, "lease ended"));
  }

  @Transactional
  void sent(SentMail mail) {
    settle(mail, MailState.SENT, null);
  }

  @Transactional
  void refused(SentMail mail, String error) {
    settle(mail, MailState.FAILED, error);
  }

  @Transactional
  void uncertain(SentMail mail, String error) {
    settle(mail, MailState.UNCERTAIN, error);
  }

  @Transactional
  void later(SentMail mail, String error) {
    Duration pause = Duration.ofSeconds(1L << Math.min(mail.attempts(), 9));
    Instant next =
        technicalClock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    jdbc.sql(
            "update outbox_mail set state = 'QUEUED', try_again_at = ?, lease_until = null,"
                + " last_error = ? where id = ?")
        .params(Timestamp.from(next), error, mail.id())
        .update();
  }

  private void settle(SentMail mail, MailState state, String error) {
    jdbc.sql(
            "update outbox_mail set state = ?, sent_at = ?, lease_until = null, last_error = ?"
                + " where id = ?")
        .params(
            state.name(),
            state == MailState.SENT ? Timestamp.from(clock.instant()) : null,
            error, mail.id())
        .update();
    events.publishEvent(new MailSettled(mail.id(), mail.caseKey(), mail.kind(), state));
  }
}
