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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.springframework.dao.OptimisticLockingFailureException;
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
  private final OwnTime technical = new OwnTime();
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
    return new InboundReader(List.of(of), keeper, clusterLock, failures, properties, clock, technical);
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
  @DisplayName("読めないメールの後も止まらず、何時間か試してから人に回し、その後に読めれば取り込んで人の対応を終える")
  void putsAsideWhatCannotBeFetched() throws Exception {
    deliver(0);
    deliver(1);
    deliver(2);
    Instant before = clock.instant();
    Faulty faulty = new Faulty(folder, 2, Integer.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    }
    reader(faulty).read(faulty);
    assertThat(kept()).containsExactly("no 0", "no 2");
    assertThat(rows.isReadUntil(folder, before)).as("one is not known yet").isFalse();
    for (int i = 0; i < 5; i++) {
      assertThat(told()).isEmpty();
      deliver(3 + i);
      technical.pass(Duration.ofHours(5));
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
      assertThat(kept()).contains("no " + (3 + i));
    }
    assertThat(told()).hasSize(1);
    UUID stub = told().get(0);
    assertThat(standing(stub)).isEqualTo("TRIAGE 1");
    technical.pass(Duration.ofHours(7));
    faulty.times = 0;
    reader(faulty).read(faulty);
    assertThat(kept()).contains("no 1");
    assertThat(standing(stub)).isEqualTo("SETTLED 0");
    assertThat(rows.isReadUntil(folder, before)).isTrue();
  }

  @Test
  @DisplayName("人に回した直後にノードが止まっても、その後に読めれば人の対応を終える")
  void endsTheWorkOfANoticeWhoseNodeStopped() throws Exception {
    deliver(0);
    deliver(1);
    int before = notices();
    Faulty faulty = aside(1);
    jdbc.sql(
            "create function refuse_told() returns trigger language plpgsql as $$ begin if new.told and new.folder = '"
                + folder.name() + "' then raise exception 'stopped'; end if; return new; end $$")
        .update();
    jdbc.sql("create trigger refuse_told before update on inbound_aside for each row execute function refuse_told()").update();
    try {
      technical.pass(Duration.ofHours(30));
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    } finally {
      jdbc.sql("drop trigger refuse_told on inbound_aside").update();
      jdbc.sql("drop function refuse_told()").update();
    }
    technical.pass(Duration.ofHours(7));
    faulty.times = 0;
    reader(faulty).read(faulty);
    assertThat(kept()).containsExactly("no 1", "no 0");
    assertThat(notices()).as("work without a mail to fetch").isEqualTo(before);
  }

  @Test
  @DisplayName("一度知らせたメールをもう一度知らせても、その知らせで人の対応を終える")
  void knowsANoticeThatWasKeptBefore() throws Exception {
    deliver(0);
    int before = notices();
    Faulty faulty = aside(1);
    technical.pass(Duration.ofHours(30));
    assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    assertThat(notices()).isEqualTo(before + 1);
    UUID stub = told().get(0);
    jdbc.sql("update inbound_aside set told = false, told_as = null where folder = ?").param(folder.name()).update();
    technical.pass(Duration.ofHours(7));
    assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    assertThat(told()).containsExactly(stub);
  }

  @Test
  @DisplayName("人に回した後に番号が付け直されても、新しい番号で読めれば人の対応を終える")
  void endsTheWorkOfANoticeByAnOldNumber() throws Exception {
    deliver(0);
    deliver(1);
    Faulty faulty = aside(1);
    technical.pass(Duration.ofHours(30));
    assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    UUID stub = told().get(0);
    faulty.validity = 77;
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    }
    reader(faulty).read(faulty);
    assertThat(standing(stub)).as("not by the others").isEqualTo("TRIAGE 1");
    technical.pass(Duration.ofHours(7));
    faulty.times = 0;
    reader(faulty).read(faulty);
    assertThat(kept()).containsExactly("no 1", "no 0");
    assertThat(standing(stub)).isEqualTo("SETTLED 0");
    assertThat(jdbc.sql("select count(*) from inbound_aside where folder = ?").param(folder.name()).query(Integer.class).single())
        .isZero();
  }

  /** The folder whose mail of that number was put aside just now. */
  private Faulty aside(long bad) {
    Faulty faulty = new Faulty(folder, bad, Integer.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    }
    reader(faulty).read(faulty);
    return faulty;
  }

  /** How much work there is of mails that could not be fetched. */
  private int notices() {
    return jdbc.sql(
            "select count(*) from inbound_mail m join work_item w on w.source = 'MAIL' and w.ref = m.id::text"
                + " where m.problem = 'NOT_FETCHED'")
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName("ほかのメールも読めない間は、何度失敗しても読めないメールとは数えない")
  void countsOnlyWhileOthersGetThrough() throws Exception {
    deliver(0);
    Faulty faulty = new Faulty(folder, 1, Integer.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    }
    reader(faulty).read(faulty);
    for (int i = 0; i < 8; i++) {
      technical.pass(Duration.ofMinutes(5));
      assertThatThrownBy(() -> reader(faulty).read(faulty)).isInstanceOf(RuntimeException.class);
    }
    assertThat(told()).isEmpty();
    faulty.times = 0;
    technical.pass(Duration.ofMinutes(5));
    reader(faulty).read(faulty);
    assertThat(kept()).containsExactly("no 0");
  }

  @Test
  @DisplayName("ほかの人が書いている間のメールも、次の試みでふつうに受け取り、データベースの不調で軽く扱われない")
  void triesAgainWhatOthersHinder() throws Exception {
    deliver(0);
    Hindered once = new Hindered(1);
    InboundKeeper hindered = new InboundKeeper(rows, documents, once, transaction, clock);
    new InboundReader(List.of(folder), hindered, clusterLock, failures, properties, clock, technical).read(folder);
    assertThat(kept()).containsExactly("no 0");
    assertThat(once.unheard).isZero();
    deliver(1);
    Hindered often = new Hindered(7);
    InboundReader patient =
        new InboundReader(
            List.of(folder), new InboundKeeper(rows, documents, often, transaction, clock), clusterLock, failures,
            properties, clock, technical);
    assertThatThrownBy(() -> patient.read(folder)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> patient.read(folder)).isInstanceOf(RuntimeException.class);
    patient.read(folder);
    assertThat(kept()).containsExactly("no 0", "no 1");
    assertThat(often.unheard).isZero();
  }

  private List<UUID> told() {
    return jdbc.sql("select told_as from inbound_aside where folder = ? and told").param(folder.name()).query(UUID.class).list();
  }

  private String standing(UUID mail) {
    return jdbc.sql(
            "select state || ' ' || (select count(*) from work_item where source = 'MAIL' and ref = r.id::text)"
                + " from received_mail r where id = ?")
        .param(mail)
        .query(String.class)
        .single();
  }

  /** Somebody else is writing what a mail belongs to, some times. */
  private final class Hindered implements InboundSink {
    private int times;
    private int unheard;

    Hindered(int times) {
      this.times = times;
    }

    @Override
    public void arrived(InboundMail mail, DeliveryReport report) {
      if (times-- > 0) {
        throw new OptimisticLockingFailureException("somebody was quicker");
      }
      sink.arrived(mail, report);
    }

    @Override
    public void arrivedUnheard(InboundMail mail) {
      unheard++;
      sink.arrivedUnheard(mail);
    }

    @Override
    public void superseded(UUID mailId) {
      sink.superseded(mailId);
    }
  }

  /** Passes as the test says. */
  private static final class OwnTime extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
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
            properties, clock, technical)
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
    InboundReader waiting = new InboundReader(List.of(folder), blind, clusterLock, failures, properties, clock, technical);
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
