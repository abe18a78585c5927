package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.applications.Region;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CameMails;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Row 54 of the catalogue of faults: a desk whose program answers everything, at once, and marks nothing. */
@BansoTest
@DisplayName("何にでも自動で返信する相手とは、メールを送り合い続けない")
class AutoResponderTests {

  private static final String PREFECTURE = "44";
  private static final int MOST_ROUNDS = 8;

  /** Within this time whatever we answer has left. */
  private static final Duration QUIET = Duration.ofSeconds(4);

  @Autowired private ApplicationContext context;
  @Autowired private JavaMailSender sender;
  @Autowired private JdbcClient jdbc;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final String robot = "robot-" + mark + "@example.jp";
  private final String mailbox = "in-" + mark + "@example.jp";

  @Test
  @DisplayName("返信の印のないプログラムに何度返されても、こちらから出るのは確認の一通だけ")
  void answersARobotOnce() throws Exception {
    CallId call = new Region(context).call();
    jdbc.sql("update public_call set secretariat_mail = ? where id = ?").params(mailbox, call.value()).update();
    jdbc.sql("insert into desk_contact values ('banso', 2025, ?, '医務課', ?, '000') on conflict (programme, fiscal_year, prefecture_code)"
            + " do update set mail = excluded.mail")
        .params(PREFECTURE, robot).update();
    CameMails outside = new CameMails(context);
    UUID first = send("申込書の提出について", "別紙のとおり提出します。", null);
    await().until(() -> ours().size() == 1);
    Set<String> answered = new HashSet<>();
    int rounds = 0;
    boolean more = true;
    while (more && rounds < MOST_ROUNDS) {
      rounds++;
      for (byte[] mail : ours()) {
        MimeMessage got = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        assertThat(got.getHeader("Auto-Submitted")).as("says that a program wrote it").containsExactly("auto-generated");
        if (answered.add(got.getMessageID())) {
          // twice each, as a program does that is set up at two places
          send("Re: " + got.getSubject(), "受信しました。\n\n> " + String.valueOf(got.getContent()), got);
          send("受信確認", "受信しました。", null);
        }
      }
      more = grew(answered.size());
    }
    System.out.printf("AutoResponderTests: %d mails of the robot in %d rounds, %d of ours%n", came(), rounds, ours().size());
    assertThat(ours()).hasSize(1);
    assertThat(came()).isGreaterThanOrEqualTo(3);
    for (UUID one : received()) {
      outside.settle(one);
    }
    assertThat(first).isNotNull();
  }

  /** Whether another mail of ours comes within the time. */
  private boolean grew(int known) {
    long end = System.nanoTime() + QUIET.toNanos();
    int sent = came();
    while (System.nanoTime() < end) {
      if (ours().size() > known) {
        return true;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return came() < sent;
  }

  private UUID send(String subject, String text, MimeMessage to) throws Exception {
    UUID id = UUID.randomUUID();
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties())) {
      @Override
      protected void updateMessageID() throws jakarta.mail.MessagingException {
        setHeader("Message-ID", "<" + id + "@" + mark + ".example.jp>");
      }
    };
    MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
    mail.setFrom(robot);
    mail.setTo(to == null || to.getReplyTo() == null ? mailbox : to.getReplyTo()[0].toString().replaceAll(".*<|>.*", ""));
    mail.setSubject(subject);
    mail.setText(text);
    CameMails.attach(mail, "申込書.pdf", "%PDF-1.4".getBytes());
    if (to != null) {
      message.setHeader("In-Reply-To", to.getMessageID());
    }
    sender.send(message);
    assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
    await().until(() -> jdbc.sql("select count(*) from inbound_mail where message_id like ?").param("%" + id + "%").query(Integer.class).single() == 1);
    return id;
  }

  private List<byte[]> ours() {
    return jdbc.sql("select raw from demo_mail where receiver = ?").param(robot).query((row, number) -> row.getBytes(1)).list();
  }

  private int came() {
    return received().size();
  }

  private List<UUID> received() {
    return jdbc.sql("select id from inbound_mail where message_id like ?").param("%" + mark + "%").query(UUID.class).list();
  }
}
