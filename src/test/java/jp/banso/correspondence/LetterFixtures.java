package jp.banso.correspondence;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.mail.Outbox;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails of a case of one's own, which no relay takes because they are due in a hundred days. */
final class LetterFixtures {

  private final Mailroom mailroom;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  LetterFixtures(ApplicationContext context) {
    mailroom = context.getBean(Mailroom.class);
    outbox = context.getBean(Outbox.class);
    transaction = context.getBean(TransactionTemplate.class);
    jdbc = context.getBean(JdbcClient.class);
    clock = context.getBean("businessClock", Clock.class);
  }

  static CaseKey newKey() {
    return new CaseKey("R7-BANSO-31-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));
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
    return outbox.ofCase(order.caseKey()).stream()
        .filter(mail -> mail.recipient().equals(order.to()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** What the relay notes when the server answers so. */
  void note(UUID mailId, String state) {
    jdbc.sql("update outbox_mail set state = ?, sent_at = ? where id = ?")
        .params(state, state.equals("SENT") ? Timestamp.from(clock.instant()) : null, mailId)
        .update();
  }
}
