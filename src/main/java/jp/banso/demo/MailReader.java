package jp.banso.demo;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a raw mail the way a mail program shows it. */
final class MailReader {

  private final MimeMessage message;
  private final List<Part> texts = new ArrayList<>();
  private final List<Part> files = new ArrayList<>();

  private MailReader(MimeMessage message) throws MessagingException, IOException {
    this.message = message;
    sort(message);
  }

  static MailReader of(byte[] raw) {
    try {
      Session session = Session.getInstance(new Properties());
      return new MailReader(new MimeMessage(session, new ByteArrayInputStream(raw)));
    } catch (MessagingException | IOException e) {
      throw unreadable(e);
    }
  }

  OpenedMail opened(ReceivedMail line) {
    try {
      return new OpenedMail(
          line.id(), line.receiver(), addresses(message.getFrom()),
          addresses(message.getRecipients(RecipientType.TO)),
          addresses(message.getRecipients(RecipientType.CC)), line.subject(),
          message.getSentDate() == null ? null : message.getSentDate().toInstant(),
          line.receivedAt(), body(), attachments());
    } catch (MessagingException | IOException e) {
      throw unreadable(e);
    }
  }

  /** Where an answer goes and what it answers. */
  record Answered(String to, String messageId) {}

  Answered answered() {
    try {
      Address[] to = message.getReplyTo();
      String id = message.getMessageID();
      return new Answered(
          to != null && to.length > 0 && to[0] instanceof InternetAddress one ? one.getAddress() : "",
          id == null ? "" : id);
    } catch (MessagingException e) {
      throw unreadable(e);
    }
  }

  Optional<AttachedFile> attachment(int number) {
    if (number < 1 || number > files.size()) {
      return Optional.empty();
    }
    Part file = files.get(number - 1);
    try {
      return Optional.of(new AttachedFile(fileName(file), file.getInputStream().readAllBytes()));
    } catch (MessagingException | IOException e) {
      throw unreadable(e);
    }
  }

  static String addresses(Address[] addresses) {
    return addresses == null
        ? ""
        : Arrays.stream(addresses)
            .map(address -> address instanceof InternetAddress mail ? mail.toUnicodeString() : address.toString())
            .collect(Collectors.joining(", "));
  }

  private void sort(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        sort(each);
      }
    } else if (part.isMimeType("text/plain") && part.getFileName() == null) {
      texts.add(part);
    } else {
      files.add(part);
    }
  }

  private String body() throws MessagingException, IOException {
    StringBuilder body = new StringBuilder();
    for (Part text : texts) {
      body.append(text.getContent().toString().replace("\r\n", "\n"));
    }
    return body.toString();
  }

  private List<OpenedMail.Attachment> attachments() {
    return IntStream.rangeClosed(1, files.size()).mapToObj(this::attachmentLine).toList();
  }

  private OpenedMail.Attachment attachmentLine(int number) {
    AttachedFile file = attachment(number).orElseThrow();
    return new OpenedMail.Attachment(number, file.fileName(), file.content().length);
  }

  private static String fileName(Part file) throws MessagingException, UnsupportedEncodingException {
    String name = file.getFileName();
    return name == null ? "attachment" : MimeUtility.decodeText(name);
  }

  private static RuntimeException unreadable(Exception cause) {
    return cause instanceof IOException io
        ? new UncheckedIOException("unreadable mail", io)
        : new IllegalStateException("unreadable mail", cause);
  }
}
