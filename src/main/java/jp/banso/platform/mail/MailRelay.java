package jp.banso.platform.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the outbox by SMTP; never inside a business or engine transaction. It builds the messages itself, because Spring's
 * helper looks through the whole class path for the types of files at each message that has an envelope of its own.
 */
@Component
class MailRelay {

  private static final Logger log = LoggerFactory.getLogger(MailRelay.class);
  private static final int BATCH = 100;

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  static {
    // without this name every encoded word and every part of a mail looks through the whole class path for its streams
    System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
  }

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
  private final ReplyTags tags;

  MailRelay(
      RelayStates states,
      JavaMailSender sender,
      Documents documents,
      Clock clock,
      MailProperties properties,
      ReplyTags tags) {
    this.states = states;
    this.sender = sender;
    this.documents = documents;
    this.clock = clock;
    this.properties = properties;
    this.tags = tags;
  }

  @Scheduled(fixedDelayString = "${banso.mail.relay-pause:PT0.5S}", initialDelay = 1000)
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
    message.setFrom(new InternetAddress(properties.from()));
    message.setRecipient(Message.RecipientType.TO, address(mail.recipient()));
    if (mail.replyTo() != null) {
      message.setReplyTo(new Address[] {address(answersTo(mail))});
    }
    for (String copy : mail.copies()) {
      message.addRecipient(Message.RecipientType.CC, address(copy));
    }
    for (String copy : mail.blindCopies()) {
      message.addRecipient(Message.RecipientType.BCC, address(copy));
    }
    message.setSubject(mail.subject(), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Banso-Kind", mail.kind());
    if (claim.goesOnFrom() != null) {
      message.setHeader("In-Reply-To", claim.goesOnFrom());
      String references = claim.references() == null ? claim.goesOnFrom() : claim.references();
      message.setHeader("References", MimeUtility.fold("References: ".length(), references));
    }
    if (mail.attachments().isEmpty()) {
      message.setText(claim.words(), UTF_8);
    } else {
      message.setContent(bodyAndFiles(mail, claim.words()));
    }
    return message;
  }

  private String answersTo(SentMail mail) {
    return mail.repliesHere() && tags.areInAddresses() ? tags.address(mail.replyTo(), mail.id()) : mail.replyTo();
  }

  /** One address, and its name in letters that travel. */
  private static InternetAddress address(String one) throws MessagingException, IOException {
    InternetAddress[] parsed = InternetAddress.parse(one);
    if (parsed.length != 1) {
      throw new AddressException("not one address");
    }
    return new InternetAddress(parsed[0].getAddress(), parsed[0].getPersonal(), UTF_8);
  }

  private MimeMultipart bodyAndFiles(SentMail mail, String words) throws MessagingException, IOException {
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart body = new MimeBodyPart();
    body.setText(words, UTF_8);
    parts.addBodyPart(body);
    for (UUID id : mail.attachments()) {
      DocumentId document = new DocumentId(id);
      DocumentView file = documents.describe(document).orElseThrow(() -> new IOException("no file " + id));
      MimeBodyPart part = new MimeBodyPart();
      part.setDisposition(Part.ATTACHMENT);
      part.setDataHandler(new DataHandler(new StoredFile(documents, document, file)));
      part.setFileName(file.fileName());
      parts.addBodyPart(part);
    }
    return parts;
  }

  /** A file that is read while the mail is written. */
  private record StoredFile(Documents documents, DocumentId id, DocumentView file) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
      return documents.open(id);
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException("files are only read here");
    }

    @Override
    public String getContentType() {
      return file.contentType();
    }

    @Override
    public String getName() {
      return file.fileName();
    }
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
