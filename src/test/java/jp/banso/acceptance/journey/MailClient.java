package jp.banso.acceptance.journey;

import com.microsoft.playwright.Page;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.acceptance.packaged.PackagedNode;
import jp.banso.kernel.JapanTime;
import org.springframework.web.util.HtmlUtils;

/**
 * The mail program of somebody outside: it writes by SMTP, and shows what the in-process server brought to its mailbox and
 * took from it as conversations, by Message-ID, In-Reply-To and References (the way of jwz.org/doc/threading.html).
 */
final class MailClient {

  private final PackagedNode node;
  private final String address;

  MailClient(PackagedNode node, String address) {
    this.node = node;
    this.address = address;
  }

  /** A mail that lies in the mailbox or among what was sent. */
  record Letter(
      Instant at, String id, List<String> references, String from, String answersTo, String subject, String kind,
      String text) {}

  /** Writes a new mail; answers its Message-ID. */
  String write(String to, String subject, String text) throws MessagingException, IOException {
    return send(to, subject, text, null);
  }

  /** Answers a mail, as a mail program does: to Reply-To, with the number of what is answered. */
  String answer(Letter answered, String subject, String text) throws MessagingException, IOException {
    return send(answered.answersTo(), subject, text, answered);
  }

  private String send(String to, String subject, String text, Letter answered) throws MessagingException, IOException {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", "" + node.mailPort());
    String id = "<" + UUID.randomUUID() + "@" + address.substring(address.indexOf('@') + 1) + ">";
    MimeMessage message =
        new MimeMessage(Session.getInstance(properties)) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(address));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(text, StandardCharsets.UTF_8.name());
    if (answered != null) {
      message.setHeader("In-Reply-To", answered.id());
      message.setHeader(
          "References", String.join(" ", Stream.concat(answered.references().stream(), Stream.of(answered.id())).toList()));
    }
    Transport.send(message);
    return id;
  }

  /** What came and went, the oldest first. */
  List<Letter> letters() throws IOException, SQLException, MessagingException {
    List<Letter> letters = new ArrayList<>();
    for (String line :
        node.ask(
            "select extract(epoch from received_at) || '|' || translate(encode(raw, 'base64'), E'\\n', '') from demo_mail"
                + " where receiver = '" + address + "' or sender like '%" + address + "%' order by number")) {
      int end = line.indexOf('|');
      double second = Double.parseDouble(line.substring(0, end));
      letters.add(letter(Instant.ofEpochMilli((long) (second * 1000)), Base64.getDecoder().decode(line.substring(end + 1))));
    }
    return letters;
  }

  /** What came, of these kinds of ours. */
  List<Letter> received(String kind) throws IOException, SQLException, MessagingException {
    return letters().stream().filter(letter -> letter.kind().equals(kind)).toList();
  }

  private static Letter letter(Instant at, byte[] raw) throws IOException, MessagingException {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    List<String> references = new ArrayList<>(ids(message.getHeader("References", " ")));
    ids(message.getHeader("In-Reply-To", " ")).stream().filter(id -> !references.contains(id)).forEach(references::add);
    String kind = message.getHeader("X-Banso-Kind", " ");
    return new Letter(
        at, message.getMessageID(), references, ((InternetAddress) message.getFrom()[0]).getAddress(),
        ((InternetAddress) message.getReplyTo()[0]).getAddress(), message.getSubject(), kind == null ? "" : kind,
        String.valueOf(message.getContent()).strip());
  }

  private static List<String> ids(String header) {
    return header == null ? List.of() : Arrays.stream(header.strip().split("\\s+")).filter(id -> !id.isEmpty()).toList();
  }

  /** A mail, or a place for one that is not here, among what it answers and what answers it. */
  private static final class Container {
    private Letter letter;
    private Container parent;

    boolean isBelow(Container other) {
      for (Container one = this; one != null; one = one.parent) {
        if (one == other) {
          return true;
        }
      }
      return false;
    }

    Container root() {
      return parent == null ? this : parent.root();
    }
  }

  /** The conversations, each the oldest first. */
  List<List<Letter>> conversations() throws IOException, SQLException, MessagingException {
    Map<String, Container> all = new LinkedHashMap<>();
    for (Letter letter : letters()) {
      Container last = null;
      for (String id : letter.references()) {
        Container next = all.computeIfAbsent(id, one -> new Container());
        if (last != null && next.parent == null && !last.isBelow(next)) {
          next.parent = last;
        }
        last = next;
      }
      Container own = all.computeIfAbsent(letter.id(), one -> new Container());
      own.letter = letter;
      if (last != null && !last.isBelow(own)) {
        own.parent = last;
      }
    }
    Map<Container, List<Letter>> conversations = new LinkedHashMap<>();
    all.values().stream()
        .filter(one -> one.letter != null)
        .forEach(one -> conversations.computeIfAbsent(one.root(), root -> new ArrayList<>()).add(one.letter));
    conversations.values().forEach(letters -> letters.sort(Comparator.comparing(Letter::at)));
    return List.copyOf(conversations.values());
  }

  /** The conversations as the window of a mail program would show them. */
  void picture(Chromium chromium, String name) throws IOException, SQLException, MessagingException {
    StringBuilder html =
        new StringBuilder("<!DOCTYPE html><html lang=ja><meta charset=utf-8><title>").append(address)
            .append("</title><style>body{font:15px sans-serif;margin:2em;max-width:60em}article{border:1px solid #999;")
            .append("margin:.5em 0;padding:.5em 1em}.ours{margin-left:3em;background:#f4f8ff}pre{white-space:pre-wrap;")
            .append("font:inherit}h2{border-bottom:2px solid #333}small{color:#555}</style><h1>受信箱　").append(address).append("</h1>");
    for (List<Letter> letters : conversations()) {
      html.append("<h2>").append(HtmlUtils.htmlEscape(letters.get(0).subject())).append("（").append(letters.size()).append("通）</h2>");
      for (Letter letter : letters) {
        html.append("<article class=").append(letter.kind().isEmpty() ? "mine" : "ours").append("><b>")
            .append(HtmlUtils.htmlEscape(letter.subject())).append("</b><br><small>").append(letter.from()).append("　")
            .append(JapanTime.dateTimeOf(letter.at()).withNano(0)).append("</small><pre>")
            .append(HtmlUtils.htmlEscape(letter.text())).append("</pre></article>");
      }
    }
    try (Page page = chromium.browser().newPage()) {
      page.setContent(html.toString());
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")).setFullPage(true));
    }
  }
}
