package jp.banso.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
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
  private static final int BATCH = 100;

  /** Replies of a server: from the first on it may be asked again, from the second on never. */
  private static final int TRY_AGAIN = 400;
  private static final int NEVER = 500;

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
    for (int i = 0; i < BATCH; i++) {
      Optional<Claim> next = states.claim();
      if (next.isEmpty()) {
        return;
      }
      send(next.get());
    }
  }

  private void send(Claim claim) {
    try {
      MimeMessage message = message(claim);
      if (!states.begin(claim)) {
        return;
      }
      sender.send(message);
      states.sent(claim);
    } catch (MailAuthenticationException e) {
      states.later(claim, name(e));
    } catch (MailSendException e) {
      settleFailure(claim, e);
    } catch (MailException | MessagingException | IOException e) {
      // without its message, which may hold an address
      log.warn("mail {} cannot be built: {}", claim.mail().id(), name(e));
      states.refused(claim, name(e));
    }
  }

  private void settleFailure(Claim claim, MailSendException failure) {
    Throwable cause = failure.getMessageExceptions().length > 0
        ? failure.getMessageExceptions()[0] : failure.getCause();
    String error = name(cause == null ? failure : cause);
    if (cause instanceof SendFailedException answer && saysForWhom(answer)) {
      states.delivered(
          claim, addresses(answer.getValidSentAddresses()), addresses(answer.getInvalidAddresses()), error);
    } else if (claim.mail().resultMail() && !neverReachedServer(failure)) {
      states.uncertain(claim, error);
    } else {
      states.later(claim, error);
    }
  }

  /** False if the talk broke off, or the server refused the sender or the text rather than a receiver. */
  private static boolean saysForWhom(SendFailedException answer) {
    return !addresses(answer.getValidSentAddresses()).isEmpty()
        || !(answer instanceof SMTPSendFailedException talk)
        || (talk.getReturnCode() >= TRY_AGAIN && talk.getReturnCode() < NEVER);
  }

  private static Set<String> addresses(Address[] some) {
    return some == null
        ? Set.of()
        : Arrays.stream(some).map(one -> ((InternetAddress) one).getAddress()).collect(Collectors.toSet());
  }

  private static String name(Throwable cause) {
    return cause.getClass().getSimpleName();
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

  private MimeMessage message(Claim claim) throws MessagingException, IOException {
    SentMail mail = claim.mail();
    MimeMessage message = new EnvelopedMessage(sender.createMimeMessage().getSession(), claim);
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
    helper.addAttachment(file.fileName(), () -> documents.open(id), file.contentType());
  }

  /**
   * Keeps the Message-ID over every attempt, so that a second copy can be recognised, and goes to whom
   * it has not reached yet, whoever stands in its header.
   */
  private static final class EnvelopedMessage extends MimeMessage {
    private final Claim claim;

    EnvelopedMessage(Session session, Claim claim) {
      super(session);
      this.claim = claim;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", claim.mail().messageId());
    }

    @Override
    public Address[] getAllRecipients() throws MessagingException {
      return InternetAddress.parse(String.join(",", claim.envelope()));
    }
  }
}
