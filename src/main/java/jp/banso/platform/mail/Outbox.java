package jp.banso.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.time.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails that belong to a business act, written in its transaction and sent afterwards by the relay.
 * One mail for each case, kind, occasion and recipient: asked twice, it is sent once.
 */
@Component
public class Outbox implements DueWork {

  private final JdbcClient jdbc;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Puts the mail out; false if the same mail was put out before. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean put(OutboxMail mail) {
    UUID id = UUID.randomUUID();
    return jdbc.sql(
                "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion,"
                    + " recipient, copies, blind_copies, reply_to, subject, body, attachments, result_mail, state,"
                    + " created_at, not_before) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
                    + " on conflict (case_key, kind, occasion, recipient) do nothing")
            .params(
                id, "<" + id + "@banso.invalid>", mail.programme().code(), mail.caseKey().value(),
                mail.kind(), mail.occasion(), mail.recipient(), String.join(",", mail.copies()),
                String.join(",", mail.blindCopies()), mail.replyTo(), mail.subject(), mail.body(),
                mail.attachments().stream().map(UUID::toString).collect(Collectors.joining(",")),
                mail.resultMail(), MailState.QUEUED.name(),
                Timestamp.from(clock.instant()), Timestamp.from(mail.notBefore()))
            .update()
        > 0;
  }

  /** Cancels what has not gone yet for a case that ended, for instance by withdrawal. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelWaiting(CaseKey key, String kind) {
    jdbc.sql(
            "update outbox_mail set state = 'CANCELLED' where case_key = ? and kind = ?"
                + " and state = 'QUEUED'")
        .params(key.value(), kind)
        .update();
  }

  /** Takes back a mail that has not gone; false if it is on its way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean cancel(UUID mailId) {
    return jdbc.sql("update outbox_mail set state = 'CANCELLED' where id = ? and state = 'QUEUED'")
            .param(mailId)
            .update()
        > 0;
  }

  /** Sends a mail that failed, is uncertain or was taken back again, to another address if one is given. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void sendAgain(UUID mailId, String newRecipient) {
    if (newRecipient != null) {
      MailAddresses.requireOne(newRecipient);
    }
    jdbc.sql(
            "update outbox_mail set state = 'QUEUED', attempts = 0, try_again_at = null,"
                + " lease_until = null, recipient = coalesce(?, recipient) where id = ?"
                + " and state in ('FAILED','UNCERTAIN','BOUNCED','CANCELLED')")
        .params(newRecipient, mailId)
        .update();
  }

  @Transactional(readOnly = true)
  public List<SentMail> ofCase(CaseKey key) {
    return jdbc.sql(
            "select * from outbox_mail where case_key = ? or case_key like ?"
                + " order by created_at desc, id limit 200")
        .params(key.value(), key.value() + "-%")
        .query(Outbox::map)
        .list();
  }

  /** What was sent to any of these addresses, copies included, newest first. */
  @Transactional(readOnly = true)
  public List<SentMail> sentTo(
      ProgrammeCode programme, Collection<String> addresses, Place after, int size) {
    ListOrder order = new ListOrder(ListOrder.instant("sent_at"), "cast(id as text)", true);
    StatementSpec statement =
        jdbc.sql(
                "select * from outbox_mail where programme = :programme and state = 'SENT'"
                    + " and (recipient = any(:own)"
                    + " or string_to_array(concat_ws(',', copies, blind_copies), ',') && cast(:own as text[]))"
                    + order.after(after) + order.orderBy() + " limit :size")
            .param("programme", programme.code())
            .param("own", addresses.toArray(String[]::new))
            .param("size", size);
    return ListOrder.bind(statement, after).query(Outbox::map).list();
  }

  @Transactional(readOnly = true)
  public Optional<SentMail> find(UUID mailId) {
    return jdbc.sql("select * from outbox_mail where id = ?").param(mailId).query(Outbox::map).optional();
  }

  /** Since when the oldest due mail waits although it was tried; empty if the mail server answers. */
  @Transactional(readOnly = true)
  public Optional<Instant> stuckSince() {
    return jdbc.sql(
            "select min(created_at) from outbox_mail where state = 'QUEUED' and attempts > 0")
        .query(Timestamp.class)
        .list()
        .stream()
        .filter(found -> found != null)
        .map(Timestamp::toInstant)
        .findFirst();
  }

  @Override
  public Optional<Instant> nextDue() {
    return jdbc
        .sql("select min(not_before) from outbox_mail where state = 'QUEUED'")
        .query(Timestamp.class)
        .list()
        .stream()
        .filter(found -> found != null)
        .map(Timestamp::toInstant)
        .findFirst();
  }

  /** A mail server that is down must not hold the clock, so only untried mail counts. */
  @Override
  public boolean settled(Instant now) {
    return jdbc.sql(
                "select count(*) from outbox_mail where (state = 'QUEUED' and attempts = 0"
                    + " and not_before <= ?) or state = 'CLAIMED'")
            .param(Timestamp.from(now))
            .query(Integer.class)
            .single()
        == 0;
  }

  static SentMail map(ResultSet row, int number) throws SQLException {
    Timestamp sent = row.getTimestamp("sent_at");
    return new SentMail(
        row.getObject("id", UUID.class), row.getString("message_id"), row.getString("programme"),
        row.getString("case_key"), row.getString("kind"), row.getString("recipient"),
        split(row.getString("copies")), split(row.getString("blind_copies")), row.getString("reply_to"), row.getString("subject"), row.getString("body"),
        split(row.getString("attachments")).stream().map(UUID::fromString).toList(),
        row.getBoolean("result_mail"), MailState.valueOf(row.getString("state")),
        row.getTimestamp("created_at").toInstant(), row.getTimestamp("not_before").toInstant(),
        sent == null ? null : sent.toInstant(),
        row.getInt("attempts"));
  }

  private static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
  }
}
