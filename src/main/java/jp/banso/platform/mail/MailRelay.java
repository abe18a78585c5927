package jp.banso.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the outbox by SMTP; never inside a business or engine transaction. */
@Component
class MailRelay {

  private static final Logger log = LoggerFactory.getLogger(MailRelay.class);
  private static final int BATCH = 20;

  /** The address all mails come from. */
  @ConfigurationProperties("banso.mail")
  record MailProperties(String from) {}

  private final RelayStates states;
  private final JavaMailSender sender;
  private final Documents documents;
  private final Clock clock;
  private final MailProperties properties;

  MailRelay(
      RelayStates states,
      JavaMailSender sender,
      Documents documents,
      Clock clock,
      MailProperties properties) {
    this.states = states;
    this.sender = sender;
    this.documents = documents;
    this.clock = clock;
    this.properties = properties;
  }

  @Scheduled(fixedDelay = 500, initialDelay = 1000)
  void relay() {
    states.recoverEndedLeases();
    states.claim(BATCH).forEach(this::send);
  }

  private void send(SentMail mail) {
    try {
      sender.send(message(mail));
      states.sent(mail);
    } catch (MailAuthenticationException e) {
      states.later(mail, e.getClass().getSimpleName());
    } catch (MailSendException e) {
      settleFailure(mail, e);
    } catch (MailException | MessagingException | IOException e) {
      log.warn("mail {} cannot be built", mail.id(), e);
      states.refused(mail, e.getClass().getSimpleName());
    }
  }

  private void settleFailure(SentMail mail, MailSendException failure) {
    Throwable cause = failure.getMessageExceptions().length > 0
        ? failure.getMessageExceptions()[0] : failure.getCause();
    if (cause instanceof SendFailedException refused && refused.getInvalidAddresses() != null
        && refused.getInvalidAddresses().length > 0) {
      states.refused(mail, "address refused");
    } else if (mail.resultMail() && !neverReachedServer(failure)) {
      states.uncertain(mail, String.valueOf(cause == null ? failure.getClass() : cause.getClass()));
    } else {
      states.later(mail, String.valueOf(cause == null ? failure.getClass() : cause.getClass()));
    }
  }

  private static boolean neverReachedServer(MailSendException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause.getClass().getName().endsWith("MailConnectException")) {
        return true;
      }
    }
    return failure.getMessageExceptions().length == 0;
  }

  private MimeMessage message(SentMail mail) throws MessagingException, IOException {
    MimeMessage message = new FixedIdMessage(sender.createMimeMessage().getSession(), mail.messageId());
    MimeMessageHelper helper =
        new MimeMessageHelper(message, !mail.attachments().isEmpty(), StandardCharsets.UTF_8.name());
    helper.setFrom(new InternetAddress(properties.from()));
    helper.setTo(mail.recipient());
    if (mail.replyTo() != null) {
      helper.setReplyTo(mail.replyTo());
    }
    for (String copy : mail.copies()) {
      helper.addCc(copy);
    }
    for (String copy : mail.blindCopies()) {
      helper.addBcc(copy);
    }
    helper.setSubject(mail.subject());
    helper.setText(mail.body(), false);
    helper.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Banso-Kind", mail.kind());
    for (UUID id : mail.attachments()) {
      attach(helper, new DocumentId(id));
    }
    return message;
  }

  private void attach(MimeMessageHelper helper, DocumentId id)
      throws MessagingException, IOException {
    DocumentView file = documents.describe(id).orElseThrow(() -> new IOException("no file " + id));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    documents.stream(id, content);
    helper.addAttachment(
        file.fileName(), new ByteArrayResource(content.toByteArray()), file.contentType());
  }

  /** Keeps the Message-ID over every attempt, so that a second copy can be recognised. */
  private static final class FixedIdMessage extends MimeMessage {
    private final String messageId;

    FixedIdMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
