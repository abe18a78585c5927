package jp.banso.platform.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import jp.banso.BansoTest;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.platform.database.ClusterLock;
import jp.banso.platform.time.SweepFailures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Row 55 of the catalogue of faults, with {@code -Dbanso.mails} mails. The server of the tests looks through its whole folder for
 * every mail that is fetched, so some thousands take it hours; docs/faults.md says what a real server took.
 */
@BansoTest
@DisplayName("たまったメールを、接続が切れても番号が付け直されても、一通ずつ一度だけ取り込む")
class LargeMailboxTests {

  private static final int MAILS = Integer.getInteger("banso.mails", 60);
  private static final int CUTS = 3;

  /** Every tenth is a question to the consultation desk, the others are programs'. */
  private static final int ASKS_EACH = 10;

  @Autowired private ApplicationContext context;
  @Autowired private InboundKeeper keeper;
  @Autowired private ClusterLock clusterLock;
  @Autowired private SweepFailures failures;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private final String box = "large-" + UUID.randomUUID();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong room = new AtomicLong();
  private InquiryFixtures inquiries;

  @BeforeEach
  void openDesk() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
  }

  @AfterEach
  void closeDesk() {
    inquiries.endAll(inquiries.clerk().viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("50通ずつ読み、通信が途中で何度切れても続きから読み、作り直された受信箱からは新しいものだけを加える")
  void takesEachOfThousandsOnce() throws Exception {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, MAILS).boxed().toList());
    long begun = System.nanoTime();
    GreenMail server = server();
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      deliver(server, numbers);
      forward(door, server.getImap().getPort());
      Random random = new Random(20250731L);
      for (int cut = 0; cut < CUTS; cut++) {
        // room for the list of what waits, and for some of the mails
        room.set(MAILS * 50L + 1_000 + random.nextInt(MAILS * 40));
        lookAt(door.getLocalPort());
      }
      assertThat(connections.get()).as("connections").isGreaterThanOrEqualTo(CUTS);
      assertThat(kept().size()).as("after the cuts").isBetween(1, MAILS - 1);
      room.set(Long.MAX_VALUE);
      assertThat(byTwoNodes(door.getLocalPort())).isTrue();
    } finally {
      server.stop();
    }
    assertThat(kept()).hasSize(MAILS).doesNotHaveDuplicates();
    assertThat(asked()).as("inquiries").hasSize(MAILS / ASKS_EACH).doesNotHaveDuplicates();

    Collections.shuffle(numbers, new Random(1));
    numbers.add(MAILS);
    GreenMail anew = server();
    try {
      deliver(anew, numbers);
      assertThat(lookAt(anew.getImap().getPort())).isTrue();
    } finally {
      anew.stop();
    }
    assertThat(kept()).hasSize(MAILS + 1).doesNotHaveDuplicates();
    assertThat(asked()).hasSize(MAILS / ASKS_EACH).doesNotHaveDuplicates();
    assertThat(
            jdbc.sql("select count(*) from inbound_mail m join document d on d.id = m.raw_id where m.subject like ?")
                .param(box + "%").query(Integer.class).single())
        .as("kept as they came").isEqualTo(MAILS + 1);
    System.out.printf(
        "LargeMailboxTests: %d mails, %d connections, read twice in %d ms%n", MAILS, connections.get(), (System.nanoTime() - begun) / 1_000_000);
  }

  /** Two nodes look at once, and again until nothing is left. */
  private boolean byTwoNodes(int port) throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> look = () -> lookAt(port);
      nodes.invokeAll(List.of(look, look));
    } finally {
      nodes.shutdown();
    }
    return lookAt(port);
  }

  /** True if it came to the end. */
  private boolean lookAt(int port) {
    ImapProperties properties =
        new ImapProperties("127.0.0.1", port, box, "secret", "INBOX", false, DataSize.ofMegabytes(50));
    InboundFolder folder = new ImapFolder(properties);
    try {
      return new InboundReader(List.of(folder), keeper, clusterLock, failures, properties, clock, clock).read(folder);
    } catch (RuntimeException cut) {
      return false;
    }
  }

  private GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    server.setUser(box + "@example.jp", box, "secret");
    return server;
  }

  private void deliver(GreenMail server, List<Integer> numbers) throws Exception {
    GreenMailUser user = server.getUserManager().getUser(box);
    for (int number : numbers) {
      // some have no Message-ID and differ in nothing but their text
      String id = number % 10 == 0 ? "" : "Message-ID: <" + number + "-" + box + "@pref.example.jp>\r\n";
      String by = number % ASKS_EACH == 3 ? "" : "Auto-Submitted: auto-generated\r\n";
      String text =
          "From: imu" + number + "@" + box + ".example.jp\r\nTo: " + box + "@example.jp\r\nSubject: " + box + " " + number
              + "\r\n" + id + by + "\r\ntext " + number + "\r\n";
      user.deliver(
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
    }
  }

  private List<String> kept() {
    return jdbc.sql("select subject from inbound_mail where subject like ?").param(box + "%").query(String.class).list();
  }

  private List<String> asked() {
    return jdbc.sql("select subject from inquiry where subject like ?").param(box + "%").query(String.class).list();
  }

  /** Passes on what the server says until there is no more room, and then hangs up in the middle. */
  private void forward(ServerSocket door, int port) {
    Thread forwarding =
        new Thread(
            () -> {
              while (!door.isClosed()) {
                try {
                  Socket client = door.accept();
                  client.setTcpNoDelay(true);
                  connections.incrementAndGet();
                  Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                  server.setTcpNoDelay(true);
                  pass(client, server, false);
                  pass(server, client, true);
                } catch (IOException closed) {
                  return;
                }
              }
            });
    forwarding.setDaemon(true);
    forwarding.start();
  }

  private void pass(Socket from, Socket to, boolean counted) {
    Thread passing =
        new Thread(
            () -> {
              byte[] buffer = new byte[2048];
              try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                  long left = counted ? room.addAndGet(-read) + read : read;
                  out.write(buffer, 0, (int) Math.max(0, Math.min(read, left)));
                  if (left < read) {
                    return;
                  }
                }
              } catch (IOException closed) {
                // the other side hung up
              }
            });
    passing.setDaemon(true);
    passing.start();
  }
}
