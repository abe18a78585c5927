package jp.banso.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.banso.BansoTest;
import jp.banso.platform.database.ClusterLock;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.Scanned;
import jp.banso.platform.documents.UnsafeFile;
import jp.banso.platform.time.SweepFailures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@BansoTest
@DisplayName("IMAPでメールを取り込む")
class InboundReaderTests {

  @Autowired InboundKeeper keeper;
  @Autowired InboundMails mails;
  @Autowired ClusterLock clusterLock;
  @Autowired SweepFailures failures;
  @Autowired Documents documents;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;
  @Autowired InboundRows rows;
  @Autowired InboundSink sink;
  @Autowired TransactionTemplate transaction;

  private final String box = "box-" + UUID.randomUUID();
  private GreenMail server;
  private GreenMailUser user;
  private ImapProperties properties;
  private InboundFolder folder;

  @BeforeEach
  void startServer() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    user = server.setUser(box + "@example.jp", box, "secret");
    properties =
        new ImapProperties("127.0.0.1", server.getImap().getPort(), box, "secret", "INBOX", false, DataSize.ofMegabytes(50));
    folder = new ImapFolder(properties);
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  private InboundReader reader(InboundFolder of) {
    return new InboundReader(List.of(of), keeper, clusterLock, failures, properties, clock);
  }

  /** A program's mail, which is kept and nobody's work. */
  private String deliver(int number) throws Exception {
    String id = "<" + number + "-" + box + "@pref.example.jp>";
    String text =
        "From: imu@pref.example.jp\r\nTo: " + box + "@example.jp\r\nSubject: no " + number + "\r\nMessage-ID: " + id
            + "\r\nAuto-Submitted: auto-generated\r\nDate: Mon, 1 Jan 2001 00:00:00 +0900\r\n\r\ntext " + number + "\r\n";
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
    return id;
  }

  private List<String> kept() {
    return jdbc.sql("select subject from inbound_mail where message_id like ? order by fetched_at, subject")
        .param("%" + box + "%")
        .query(String.class)
        .list();
  }

  private String column(String name, String messageId) {
    return jdbc.sql("select (" + name + ")::text from inbound_mail where message_id = ?").param(messageId).query(String.class).single();
  }

  @Test
  @DisplayName("二つのノードが同時に読んでも、どのメールも一度だけ、届いたままの形で残る")
  void takesEachMailOnce() throws Exception {
    for (int i = 0; i < 60; i++) {
      deliver(i);
    }
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> look = () -> reader(folder).read(folder);
      List<Future<Boolean>> looks = nodes.invokeAll(List.of(look, look));
      assertThat(looks.get(0).get() || looks.get(1).get()).isTrue();
    } finally {
      nodes.shutdown();
    }
    reader(folder).read(folder);
    assertThat(kept()).hasSize(60).doesNotHaveDuplicates();
    String first = "<0-" + box + "@pref.example.jp>";
    assertThat(Instant.parse(column("to_char(arrived_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')", first)))
        .as("when the server took it, not the sender's date").isAfter(Instant.parse("2020-01-01T00:00:00Z"))
        .isBeforeOrEqualTo(clock.instant());
    byte[] raw = documents.open(new DocumentId(UUID.fromString(column("raw_id", first)))).readAllBytes();
    assertThat(new String(raw, StandardCharsets.US_ASCII)).contains("Message-ID: " + first, "text 0");
  }

  @Test
  @DisplayName("途中で切れた接続は次に続きから読み、番号の付け直しがあっても二重にならない")
  void resumesAndReadsNothingTwice() throws Exception {
    for (int i = 0; i < 5; i++) {
      deliver(i);
    }
    Faulty faulty = new Faulty(folder, 3, 1);
    assertThatThrownBy(() -> reader(faulty).read(faulty)).hasCauseInstanceOf(IOException.class);
    assertThat(kept()).containsExactly("no 0", "no 1");
    reader(faulty).read(faulty);
    assertThat(kept()).hasSize(5);
    deliver(5);
    Faulty renumbered = new Faulty(folder, -1, 0);
    renumbered.validity = 77;
    reader(renumbered).read(renumbered);
    assertThat(kept()).hasSize(6).doesNotHaveDuplicates();
    assertThat(jdbc.sql("select validity || ' ' || (read_through is not null) from inbound_cursor where folder = ?")
        .param(folder.name()).query(String.class).single()).isEqualTo("77 true");
  }

  @Test
  @DisplayName("読めないメールは人に回し、後のメールは止まらない")
  void parksWhatCannotBeFetched() throws Exception {
    deliver(0);
    deliver(1);
    deliver(2);
    Faulty faulty = new Faulty(folder, 2, Integer.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    }
    reader(faulty).read(faulty);
    assertThat(kept()).containsExactly("no 0", "no 2");
    UUID parked =
        jdbc.sql("select id from inbound_mail where problem = 'NOT_FETCHED' order by fetched_at desc limit 1").query(UUID.class).single();
    assertThat(jdbc.sql("select count(*) from work_item where source = 'MAIL' and ref = ?").param(parked.toString())
        .query(Integer.class).single()).isEqualTo(1);
    jdbc.sql("update received_mail set state = 'SETTLED' where id = ?").param(parked).update();
    jdbc.sql("delete from work_item where ref = ?").param(parked.toString()).update();
  }

  @Test
  @DisplayName("大きすぎるメールは本体を読まず、見出しと届いた時刻だけを残す")
  void fetchesNothingTooLarge() throws Exception {
    String id = deliver(0);
    deliver(1);
    Faulty large = new Faulty(folder, 1, Integer.MAX_VALUE);
    large.claimedSize = 60L * 1024 * 1024;
    reader(large).read(large);
    assertThat(large.asked).as("asked for its body").isZero();
    assertThat(kept()).containsExactly("no 0", "no 1");
    assertThat(column("problem || ' ' || size", id)).isEqualTo("TOO_LARGE " + 60L * 1024 * 1024);
  }

  @Test
  @DisplayName("別のノードが先に残したメールの文書は、二つ目が残らない")
  void keepsNoDocumentsOfALostRace() throws Exception {
    deliver(1);
    reader(folder).read(folder);
    int documentsBefore = jdbc.sql("select count(*) from document").query(Integer.class).single();
    InboundRows late =
        new InboundRows(jdbc) {
          @Override
          boolean isKept(String messageId, String fingerprint) {
            return false;
          }
        };
    String seen = jdbc.sql("select max(raw_id::text) from inbound_mail where message_id like ?").param("%" + box + "%").query(String.class).single();
    deliver(1);
    new InboundReader(
            List.of(folder), new InboundKeeper(late, documents, sink, transaction, clock), clusterLock, failures,
            properties, clock)
        .read(folder);
    assertThat(kept()).hasSize(1);
    assertThat(jdbc.sql("select count(*) from document").query(Integer.class).single()).isEqualTo(documentsBefore);
    assertThat(jdbc.sql("select count(*) from document where id::text = ?").param(seen).query(Integer.class).single()).isOne();
  }

  /** Row 46 of the catalogue of faults. */
  @Test
  @DisplayName("ウイルスの確認ができない間は何も受け取らず、何度試してもあきらめず、できるようになると全て取り込む")
  void holdsEverythingWhileNothingIsLookedThrough() throws Exception {
    for (int i = 0; i < 3; i++) {
      deliver(i);
    }
    InboundKeeper blind = new InboundKeeper(rows, Scanned.byNobody(jdbc, clock), sink, transaction, clock);
    InboundReader waiting = new InboundReader(List.of(folder), blind, clusterLock, failures, properties, clock);
    for (int tries = 0; tries < 7; tries++) {
      assertThatThrownBy(() -> waiting.read(folder)).isInstanceOf(RuntimeException.class);
    }
    assertThat(kept()).isEmpty();
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      try {
                        Scanned.byNobody(jdbc, clock).store(box + ".pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}));
                      } catch (IOException e) {
                        throw new AssertionError(e);
                      }
                    }))
        .isInstanceOf(UnsafeFile.class);
    assertThat(jdbc.sql("select count(*) from document where file_name = ?").param(box + ".pdf").query(Integer.class).single()).isZero();
    reader(folder).read(folder);
    assertThat(kept()).hasSize(3);
  }

  /** The folder with one mail that fails, breaking off in its middle, some times. */
  private static final class Faulty implements InboundFolder {
    private final InboundFolder real;
    private final long bad;
    private int times;
    private int asked;
    private long validity;
    private long claimedSize;

    Faulty(InboundFolder real, long bad, int times) {
      this.real = real;
      this.bad = bad;
      this.times = times;
    }

    @Override
    public String name() {
      return real.name();
    }

    @Override
    public Opened open() throws IOException {
      Opened opened = real.open();
      return new Opened() {
        @Override
        public long validity() throws IOException {
          return validity == 0 ? opened.validity() : validity;
        }

        @Override
        public List<Waiting> after(long uid, int most) throws IOException {
          return opened.after(uid, most).stream()
              .map(one -> one.uid() == bad && claimedSize > 0 ? new Waiting(one.uid(), claimedSize, one.arrivedAt()) : one)
              .toList();
        }

        @Override
        public InputStream raw(long uid) throws IOException {
          if (uid != bad) {
            return opened.raw(uid);
          }
          asked++;
          if (times-- <= 0) {
            return opened.raw(uid);
          }
          return new FilterInputStream(new ByteArrayInputStream(new byte[10])) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
              throw new IOException("connection reset");
            }
          };
        }

        @Override
        public InputStream header(long uid) throws IOException {
          return opened.header(uid);
        }

        @Override
        public void close() {
          opened.close();
        }
      };
    }
  }
}
