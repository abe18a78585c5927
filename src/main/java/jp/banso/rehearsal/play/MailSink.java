package jp.banso.rehearsal.play;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Where the mails of a rehearsal end: in memory, whatever their addresses say. One desk's address takes none. */
@Component
@ChildOnly
class MailSink extends JavaMailSenderImpl {

  static final String UNKNOWN = "unknown-desk@rehearsal.example.jp";

  private final Clock clock;
  private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

  MailSink(Clock clock) {
    this.clock = clock;
  }

  /** A mail as it would have gone out. */
  record Sent(Instant at, String kind, List<String> to, String subject, String body, List<String> attachments) {}

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  @Override
  protected void doSend(MimeMessage[] messages, Object[] originals) {
    for (MimeMessage message : messages) {
      try {
        take(message);
      } catch (MessagingException | IOException e) {
        throw new MailSendException(Map.of(message, e));
      }
    }
  }

  private void take(MimeMessage message) throws MessagingException, IOException {
    Address[] to = message.getAllRecipients();
    if (to.length == 1 && ((InternetAddress) to[0]).getAddress().equals(UNKNOWN)) {
      throw new SendFailedException("550", null, new Address[0], new Address[0], to);
    }
    String kind = Optional.ofNullable(message.getHeader("X-Banso-Kind")).map(values -> values[0]).orElse("");
    List<String> attachments = new ArrayList<>();
    String body = body(message, attachments);
    sent.add(
        new Sent(
            clock.instant(), kind, Stream.of(to).map(one -> ((InternetAddress) one).getAddress()).toList(),
            message.getSubject(), body, attachments));
  }

  private static String body(Message message, List<String> attachments) throws MessagingException, IOException {
    Object content = message.getContent();
    if (!(content instanceof MimeMultipart parts)) {
      return content.toString();
    }
    for (int index = 1; index < parts.getCount(); index++) {
      BodyPart part = parts.getBodyPart(index);
      attachments.add(part.getFileName());
    }
    return parts.getBodyPart(0).getContent().toString();
  }
}
