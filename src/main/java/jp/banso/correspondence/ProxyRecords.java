package jp.banso.correspondence;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps each 代理入力 with its means and note, and sends the person a copy who may object. Without a
 * proxy entry in the viewer nothing happens, so every service calls it after every outside step.
 */
@Service
public class ProxyRecords {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Mailroom mailroom;
  private final MessageSource messages;

  ProxyRecords(JdbcClient jdbc, Clock clock, Mailroom mailroom, MessageSource messages) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.mailroom = mailroom;
    this.messages = messages;
  }

  /**
   * Records the step if the viewer carries a proxy entry.
   *
   * @param stepKey message key of the step as its person would say it
   * @param addressee mail address of the person whose step it is, may be null if none is known
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Viewer viewer, CaseKey key, String stepKey, String addressee) {
    viewer.proxy().ifPresent(entry -> record(viewer, entry, key, stepKey, addressee));
  }

  private void record(
      Viewer viewer, ProxyEntry entry, CaseKey key, String stepKey, String addressee) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into proxy_record (id, case_key, step, means, said_by, said_on, note, document_id,"
                + " recorded_by, recorded_at) values (?,?,?,?,?,?,?,?,?,?)")
        .params(
            id, key.value(), stepKey, entry.means().name(), entry.saidBy(), entry.saidOn(),
            entry.note(), entry.documentId(), viewer.personId(), Timestamp.from(clock.instant()))
        .update();
    if (addressee != null) {
      mailroom.send(
          MailOrder.of("proxy-copy", viewer.programme(), key)
              .on(id.toString())
              .to(addressee)
              .value("step", messages.getMessage(stepKey, null, Locale.JAPAN))
              .value("means", messages.getMessage(entry.means().messageKey(), null, Locale.JAPAN))
              .value("saidBy", entry.saidBy())
              .value("saidOn", entry.saidOn())
              .value("note", entry.note()));
    }
  }
}
