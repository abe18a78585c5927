package jp.banso.correspondence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.mail.WrittenMails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails of a case of one's own, which no relay takes because they are due in a hundred days. */
final class LetterFixtures {

  private final ApplicationContext context;
  private final Mailroom mailroom;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  LetterFixtures(ApplicationContext context) {
    this.context = context;
    mailroom = context.getBean(Mailroom.class);
    transaction = context.getBean(TransactionTemplate.class);
    jdbc = context.getBean(JdbcClient.class);
    clock = context.getBean("businessClock", Clock.class);
  }

  static CaseKey newKey() {
    return new CaseKey("R7-BANSO-31-0" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT));
  }

  UUID mail(CaseKey key, String recipient) {
    return mail(order(key, recipient));
  }

  UUID mail(CaseKey key, String recipient, UUID attachment) {
    return mail(order(key, recipient).attach(attachment));
  }

  private MailOrder order(CaseKey key, String recipient) {
    return MailOrder.of("reminder", ProgrammeCode.BANSO, key, "/applications/31")
        .to(recipient)
        .value("task", "申込書を作成する")
        .value("dueAt", clock.instant())
        .value("today", false)
        .after(clock.instant().plus(Duration.ofDays(10_000)));
  }

  private UUID mail(MailOrder order) {
    transaction.executeWithoutResult(status -> mailroom.send(order));
    return WrittenMails.of(context, order.caseKey()).stream()
        .filter(mail -> mail.recipient().equals(order.to()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** As many further mails of the case, one to each address. */
  void more(UUID mailId, int count) {
    jdbc.sql(
            "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies,"
                + " blind_copies, reply_to, subject, body, attachments, result_mail, state, created_at, not_before)"
                + " select gen_random_uuid(), message_id || n, programme, case_key, kind, occasion,"
                + " 'more' || n || '@example.jp', copies, blind_copies, reply_to, subject || n, body, attachments,"
                + " result_mail, state, created_at, not_before from outbox_mail, generate_series(1, ?) n where id = ?")
        .params(count, mailId)
        .update();
  }

  /** As if it had been written as a mail of this kind. */
  void kind(UUID mailId, String kind) {
    jdbc.sql("update outbox_mail set kind = ? where id = ?").params(kind, mailId).update();
  }

  /** As the relay notes that the server took it for its receiver. */
  void arrived(UUID mailId) {
    note(mailId, "SENT");
    jdbc.sql(
            "insert into outbox_address (mail_id, address, programme, sent_at)"
                + " select id, recipient, programme, sent_at from outbox_mail where id = ?")
        .param(mailId)
        .update();
  }

  /** A copy that the server refused. */
  UUID copy(UUID mailId, String address) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies,"
                + " blind_copies, subject, body, attachments, result_mail, state, created_at, not_before, copy_of, blind)"
                + " select ?, ?, programme, case_key, kind, occasion || ' ' || id, ?, '', '', subject, body, '',"
                + " result_mail, 'FAILED', created_at, not_before, id, true from outbox_mail where id = ?")
        .params(id, id.toString(), address, mailId)
        .update();
    return id;
  }

  List<String> states(CaseKey key) {
    return jdbc.sql("select state from outbox_mail where case_key = ?").param(key.value()).query(String.class).list();
  }

  /** What the relay notes when the server answers so. */
  void note(UUID mailId, String state) {
    jdbc.sql("update outbox_mail set state = ?, sent_at = ? where id = ?")
        .params(state, state.equals("SENT") ? Timestamp.from(clock.instant()) : null, mailId)
        .update();
  }
}
