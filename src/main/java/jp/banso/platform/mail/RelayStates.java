package jp.banso.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The states a mail goes through while it is sent, each committed by itself. Whatever is noted names
 * the lease it belongs to: a node that was too slow finds that its word no longer counts.
 */
@Component
class RelayStates {

  /**
   * For one mail, and again from the moment the server is talked to. A server that lets us wait at
   * every word may take longer: then another node goes on, and the slow one's word does not count.
   */
  private static final Duration LEASE = Duration.ofSeconds(150);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final String MINE = " where id = ? and state = 'CLAIMED' and lease_token is not distinct from ?";

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

  /**
   * Takes the next due mail for this node; others pass it over until the lease ends. What was never
   * tried comes first, so that many retries hold up nothing new.
   */
  @Transactional
  Optional<Claim> claim() {
    return claim(" and attempts = 0 and not_before <= ? order by not_before, created_at", clock.instant())
        .or(() -> claim(" and attempts > 0 and try_again_at <= ? order by try_again_at", technicalClock.instant()));
  }

  private Optional<Claim> claim(String due, Instant now) {
    return jdbc.sql(
            "update outbox_mail set state = 'CLAIMED', sending = false, lease_token = ?, lease_until = ?"
                + " where id = (select id from outbox_mail where state = 'QUEUED'" + due
                + " limit 1 for update skip locked) returning *")
        .params(UUID.randomUUID(), Timestamp.from(technicalClock.instant().plus(LEASE)), Timestamp.from(now))
        .query(RelayStates::claimed)
        .optional();
  }

  /** Notes that the server is talked to from now on; false if the mail is no longer this node's. */
  @Transactional
  boolean begin(Claim claim) {
    return jdbc.sql(
                "update outbox_mail set sending = true, attempts = attempts + 1, lease_until = ?" + MINE)
            .params(
                Timestamp.from(technicalClock.instant().plus(LEASE)), claim.mail().id(), claim.lease())
            .update()
        > 0;
  }

  /**
   * Finds mails of a node that ended. What it had not begun to send, and ordinary mail under the same
   * Message-ID, goes again; of a result mail a person must say whether it arrived.
   */
  @Transactional
  void recoverEndedLeases() {
    Timestamp now = Timestamp.from(technicalClock.instant());
    jdbc.sql(
            "update outbox_mail set state = 'QUEUED', lease_token = null, lease_until = null, try_again_at = ?"
                + " where state = 'CLAIMED' and lease_until < ? and not (result_mail and sending)")
        .params(now, now)
        .update();
    jdbc.sql("select * from outbox_mail where state = 'CLAIMED' and lease_until < ? and result_mail and sending")
        .param(now)
        .query(RelayStates::claimed)
        .list()
        .forEach(claim -> settle(claim, MailState.UNCERTAIN, "lease ended"));
  }

  /** The server took it for everybody. */
  @Transactional
  void sent(Claim claim) {
    if (settle(claim, MailState.SENT, null)) {
      claim.envelope().forEach(address -> noteArrival(claim.mail(), address));
    }
  }

  /**
   * The server said for whom it took the mail. As soon as it took it for anybody, each copy it did not
   * take becomes a mail of its own, so that none holds up another and nobody gets it twice.
   *
   * @param refused for whom it will never take it; of the rest it may be asked again
   */
  @Transactional
  void delivered(Claim claim, Set<String> took, Set<String> refused, String error) {
    if (!took.isEmpty() && settleCopies(claim)) {
      took.forEach(address -> noteArrival(claim.mail(), address));
      claim.envelope().stream()
          .filter(address -> !took.contains(address) && !address.equals(claim.mail().recipient()))
          .forEach(address -> splitOff(claim.mail(), address, refused.contains(address), error));
    }
    if (took.contains(claim.mail().recipient())) {
      settle(claim, MailState.SENT, null);
    } else if (refused.contains(claim.mail().recipient())) {
      settle(claim, MailState.FAILED, error);
    } else {
      later(claim, error);
    }
  }

  @Transactional
  void refused(Claim claim, String error) {
    settle(claim, MailState.FAILED, error);
  }

  @Transactional
  void uncertain(Claim claim, String error) {
    settle(claim, MailState.UNCERTAIN, error);
  }

  @Transactional
  void later(Claim claim, String error) {
    jdbc.sql(
            "update outbox_mail set state = 'QUEUED', try_again_at = ?, lease_token = null,"
                + " lease_until = null, last_error = ?" + MINE)
        .params(nextTry(claim.mail().attempts() + 1), error, claim.mail().id(), claim.lease())
        .update();
  }

  private Timestamp nextTry(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 9));
    return Timestamp.from(
        technicalClock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
  }

  private boolean settleCopies(Claim claim) {
    return jdbc.sql("update outbox_mail set copies_settled = true" + MINE)
            .params(claim.mail().id(), claim.lease())
            .update()
        > 0;
  }

  private void noteArrival(SentMail mail, String address) {
    jdbc.sql(
            "insert into outbox_address (mail_id, address, programme, sent_at) values (?,?,?,?)"
                + " on conflict do nothing")
        .params(mail.id(), address, mail.programme(), Timestamp.from(clock.instant()))
        .update();
  }

  private void splitOff(SentMail mail, String address, boolean refused, String error) {
    UUID id = UUID.randomUUID();
    MailState state = refused ? MailState.FAILED : MailState.QUEUED;
    jdbc.sql(
            "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies,"
                + " blind_copies, reply_to, subject, body, attachments, result_mail, state, created_at,"
                + " not_before, attempts, try_again_at, last_error, copy_of, blind, replies_here)"
                + " select ?, ?, programme, case_key, kind, occasion || ' ' || id, ?, '', '', reply_to, subject,"
                + " body, attachments, result_mail, ?, ?, not_before, 1, ?, ?, id, ?, replies_here"
                + " from outbox_mail where id = ?")
        .params(
            id, Outbox.messageId(id), address, state.name(), Timestamp.from(clock.instant()), nextTry(1),
            error, mail.blindCopies().contains(address), mail.id())
        .update();
    if (refused) {
      events.publishEvent(new MailSettled(id, mail.caseKey(), mail.kind(), state));
    }
  }

  /** Notes its fate, and says it where somebody waits to hear; false if the mail is no longer this node's. */
  private boolean settle(Claim claim, MailState state, String error) {
    SentMail mail = claim.mail();
    boolean sent = state == MailState.SENT;
    boolean settled =
        jdbc.sql(
                    "update outbox_mail set state = ?, sent_at = ?, copies_settled = copies_settled or ?,"
                        + " secret_body = null,"
                        + " lease_token = null, lease_until = null, last_error = ?" + MINE)
                .params(
                    state.name(), sent ? Timestamp.from(clock.instant()) : null, sent, error, mail.id(),
                    claim.lease())
                .update()
            > 0;
    if (settled && (!sent || mail.resultMail())) {
      events.publishEvent(new MailSettled(mail.id(), mail.caseKey(), mail.kind(), state));
    }
    return settled;
  }

  private static Claim claimed(ResultSet row, int number) throws SQLException {
    SentMail mail = Outbox.map(row, number);
    String secret = row.getString("secret_body");
    return new Claim(
        mail, row.getObject("lease_token", UUID.class), secret == null ? mail.body() : secret,
        row.getString("in_reply_to"), row.getString("refs"), row.getBoolean("copies_settled"));
  }
}
