package jp.banso.correspondence;

import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import jp.banso.inquiries.InquiryFixtures;
import jp.banso.platform.mail.ReplyTags;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mails from outside, by real SMTP, and what became of them once they were read. */
public final class CameMails {

  private final JavaMailSender sender;
  private final JdbcClient jdbc;
  private final ReplyTags tags;

  public CameMails(ApplicationContext context) {
    sender = context.getBean(JavaMailSender.class);
    jdbc = context.getBean(JdbcClient.class);
    tags = context.getBean(ReplyTags.class);
    InquiryFixtures.closeDesk(jdbc);
  }

  /** The address at which the secretariat of a call reads. */
  public String mailbox(String callKey) {
    return jdbc.sql("select secretariat_mail from public_call where case_key = ?").param(callKey).query(String.class).single();
  }

  /** Mails that other tests left undecided came long ago from here on, so that they hold up no call of this one. */
  public static void standAside(JdbcClient jdbc) {
    jdbc.sql(
            "update received_mail set arrived_at = arrived_at - interval '1000 days' where mailbox = ''"
                + " or mailbox = (select lower(secretariat_mail) from public_call where case_key = 'R7-BANSO')")
        .update();
  }

  /** The address to which an answer to one of our mails goes. */
  public String answering(String mailbox, UUID mail) {
    return mailbox.replace("@", "+" + tags.tag(mail) + "@");
  }

  /** Writes more of a mail than a text. */
  public interface More {
    void into(MimeMessageHelper mail, MimeMessage raw) throws Exception;
  }

  /** Sends it and waits until it is read; answers its id. */
  public UUID send(String from, String to, String subject, String text, More more) throws Exception {
    MimeMessage message = new OwnId(sender.createMimeMessage());
    MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
    mail.setFrom(new InternetAddress(from));
    mail.setTo(to);
    mail.setSubject(subject);
    mail.setText(text);
    String id = "<" + UUID.randomUUID() + "@outside.example.jp>";
    message.setHeader("Message-ID", id);
    more.into(mail, message);
    sender.send(message);
    String sent = message.getHeader("Message-ID")[0];
    return await().atMost(Duration.ofSeconds(90)).until(() -> find(sent), Optional::isPresent).orElseThrow();
  }

  /** Sends a mail as it is written here. */
  public UUID sendRaw(String text) throws Exception {
    MimeMessage message =
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    String id = message.getMessageID();
    sender.send(new MimeMessage(message) {
      @Override
      protected void updateMessageID() {
        // it has one
      }
    });
    return await().atMost(Duration.ofSeconds(90)).until(() -> find(id), Optional::isPresent).orElseThrow();
  }

  public UUID send(String from, String to, String subject, String text) throws Exception {
    return send(from, to, subject, text, (mail, raw) -> {});
  }

  public static void attach(MimeMessageHelper mail, String name, byte[] content) throws Exception {
    mail.addAttachment(name, new ByteArrayResource(content));
  }

  private Optional<UUID> find(String messageId) {
    return jdbc.sql("select r.id from received_mail r join inbound_mail i on i.id = r.id where i.message_id = ?")
        .param(messageId)
        .query(UUID.class)
        .optional();
  }

  /** State, handler and case, as they are kept. */
  public String standing(UUID id) {
    return jdbc.sql(
            "select state || coalesce(' ' || handler, '') || coalesce(' ' || case_key, '') from received_mail where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  public boolean isWork(UUID id) {
    return jdbc.sql("select count(*) from work_item where source = 'MAIL' and ref = ?").param(id.toString()).query(Integer.class).single() > 0;
  }

  /** So that it holds up no call of another test. */
  public void settle(UUID id) {
    jdbc.sql("update received_mail set state = 'SETTLED' where id = ?").param(id).update();
    jdbc.sql("delete from work_item where source = 'MAIL' and ref = ?").param(id.toString()).update();
  }

  /** Keeps the Message-ID that it was given. */
  private static final class OwnId extends MimeMessage {
    OwnId(MimeMessage empty) {
      super(empty.getSession());
    }

    @Override
    protected void updateMessageID() throws jakarta.mail.MessagingException {
      // it has one
    }
  }
}
