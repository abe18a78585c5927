package jp.banso.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.banso.correspondence.Secretariats;
import jp.banso.platform.inbound.InboundFolder;
import jp.banso.platform.inbound.InboundMails;
import jp.banso.platform.time.DueWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secretariats' mailbox of the default mode: the kept mails themselves, by their numbers. A mail that was answered
 * with 250 is there after any end of the process, whichever node took it, and the walk of the clock waits until it is read.
 */
@Component
@DemoOnly
class DemoFolder implements InboundFolder, DueWork {

  private static final String NAME = "demo";
  private static final long VALIDITY = 1;
  private static final String OURS = " receiver = any(:boxes)";

  private final JdbcClient jdbc;
  private final Secretariats secretariats;
  private final ObjectProvider<InboundMails> mails;
  private final String technical;

  DemoFolder(
      JdbcClient jdbc, Secretariats secretariats, ObjectProvider<InboundMails> mails,
      @Value("${banso.mail.from}") String technical) {
    this.jdbc = jdbc;
    this.mails = mails;
    this.secretariats = secretariats;
    this.technical = technical.toLowerCase(Locale.ROOT);
  }

  /** Reports of mail servers come to the address from which all mails are sent. */
  private String[] boxes() {
    Set<String> boxes = new HashSet<>(secretariats.mailboxes().keySet());
    boxes.add(technical);
    return boxes.toArray(String[]::new);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isReadUntil(Instant instant, long lastUid, Instant readThrough) {
    return jdbc.sql("select count(*) from demo_mail where number > :last and received_at < :until and" + OURS)
            .param("last", lastUid)
            .param("until", Timestamp.from(instant))
            .param("boxes", boxes())
            .query(Integer.class)
            .single()
        == 0;
  }

  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public boolean settled(Instant now) {
    return mails.getObject().areReadUntil(now);
  }

  @Override
  public Opened open() {
    return new Opened() {
      @Override
      public long validity() {
        return VALIDITY;
      }

      @Override
      public List<Waiting> after(long uid, int most) {
        return waiting(uid, most);
      }

      @Override
      public InputStream raw(long uid) throws IOException {
        return new ByteArrayInputStream(content(uid));
      }

      @Override
      public InputStream header(long uid) throws IOException {
        String all = new String(content(uid), StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        String header = all.substring(0, end < 0 ? all.length() : end + 4);
        return new ByteArrayInputStream(header.getBytes(StandardCharsets.ISO_8859_1));
      }

      @Override
      public void close() {
        // nothing is held open
      }
    };
  }

  private List<Waiting> waiting(long uid, int most) {
    return jdbc.sql(
            "select number, octet_length(raw), received_at from demo_mail where number > :last and" + OURS
                + " order by number limit :most")
        .param("last", uid)
        .param("boxes", boxes())
        .param("most", most)
        .query((row, number) -> new Waiting(row.getLong(1), row.getLong(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  private byte[] content(long uid) throws IOException {
    return jdbc.sql("select raw from demo_mail where number = ?")
        .param(uid)
        .query((row, number) -> row.getBytes(1))
        .optional()
        .orElseThrow(() -> new IOException("mail " + uid));
  }
}
