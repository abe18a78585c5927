package jp.banso.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.MailCopies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every mail of the default mode, once for each mailbox it reached; all viewers may read all. */
@Service
@DemoOnly
@Transactional
public class DemoMailbox implements MailCopies {

  private final JdbcClient jdbc;
  private final Clock clock;

  DemoMailbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Stores a mail in the mailbox of one receiver. */
  void receive(String receiver, MimeMessage message) throws MessagingException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    try {
      message.writeTo(raw);
    } catch (IOException e) {
      throw new MessagingException("the mail cannot be written down", e);
    }
    jdbc.sql(
            "insert into demo_mail (id, receiver, sender, subject, message_id, received_at, raw)"
                + " values (?,?,?,?,?,?,?)")
        .params(
            UUID.randomUUID(), receiver, MailReader.addresses(message.getFrom()),
            Optional.ofNullable(message.getSubject()).orElse(""),
            Optional.ofNullable(message.getMessageID()).orElse(""),
            Timestamp.from(clock.instant()), raw.toByteArray())
        .update();
  }

  @Override
  public void erase(Collection<String> messageIds) {
    jdbc.sql("delete from demo_mail where message_id = any(?)").param(messageIds.toArray(String[]::new)).update();
  }

  /** Newest first; {@code receiver} and {@code before} may be null. */
  @Transactional(readOnly = true)
  public List<ReceivedMail> page(Viewer viewer, String receiver, Long before, int size) {
    return jdbc.sql(
            "select id, number, receiver, sender, subject, received_at from demo_mail"
                + " where (cast(:receiver as text) is null or receiver = :receiver)"
                + " and (cast(:before as bigint) is null or number < :before)"
                + " order by number desc limit :size")
        .param("receiver", receiver)
        .param("before", before)
        .param("size", size)
        .query(DemoMailbox::line)
        .list();
  }

  /** The mailboxes that hold anything. */
  @Transactional(readOnly = true)
  public List<String> receivers(Viewer viewer) {
    return jdbc.sql("select distinct receiver from demo_mail order by receiver")
        .query(String.class)
        .list();
  }

  /**
   * A mail as its receiver reads it.
   *
   * @throws NotFound if there is no such mail
   */
  @Transactional(readOnly = true)
  public OpenedMail open(Viewer viewer, UUID id) {
    ReceivedMail line =
        jdbc.sql("select id, number, receiver, sender, subject, received_at from demo_mail where id = ?")
            .param(id)
            .query(DemoMailbox::line)
            .optional()
            .orElseThrow(() -> new NotFound("demo mail"));
    return MailReader.of(raw(id)).opened(line);
  }

  /** Where an answer to the mail goes. */
  @Transactional(readOnly = true)
  MailReader.Answered answered(Viewer viewer, UUID id) {
    return MailReader.of(raw(id)).answered();
  }

  /** An attachment, counted from 1. */
  @Transactional(readOnly = true)
  public AttachedFile attachment(Viewer viewer, UUID id, int number) {
    return MailReader.of(raw(id))
        .attachment(number)
        .orElseThrow(() -> new NotFound("attachment " + number));
  }

  private byte[] raw(UUID id) {
    return jdbc.sql("select raw from demo_mail where id = ?")
        .param(id)
        .query((row, number) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> new NotFound("demo mail"));
  }

  private static ReceivedMail line(ResultSet row, int number) throws SQLException {
    return new ReceivedMail(
        row.getObject("id", UUID.class), row.getLong("number"), row.getString("receiver"),
        row.getString("sender"), row.getString("subject"),
        row.getTimestamp("received_at").toInstant());
  }
}
