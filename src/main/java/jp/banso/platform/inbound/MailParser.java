package jp.banso.platform.inbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.inbound.InboundMail.Problem;
import jp.banso.platform.inbound.InboundSink.DeliveryReport;
import jp.banso.platform.inbound.ParsedMail.Attached;
import jp.banso.platform.mail.MailAddresses;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;

/** Takes a mail apart as far as it goes: whatever is broken in it, the rest is read. */
final class MailParser {

  private static final int DEEPEST = 20;
  private static final int MOST_FILES = 100;
  private static final int LONGEST_TEXT = 200_000;
  private static final int LONGEST_LINE = 500;
  private static final Pattern RAW_NAME = Pattern.compile("(?i)name\\s*=\\s*\"?([^\"\\r\\n;]*)");
  private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");
  private static final Pattern AUTOMATIC =
      Pattern.compile("(?i)^\\s*(auto(matic)?[- ]?(reply|response)|out of (the )?office)\\b");
  private static final List<String> RECEIVERS = List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");

  static {
    // readers of broken mails, before the first of them is read
    System.setProperty("mail.mime.multipart.allowempty", "true");
    System.setProperty("mail.mime.multipart.ignoreexistingboundaryparameter", "true");
    System.setProperty("mail.mime.base64.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoreerrors", "true");
    System.setProperty("mail.mime.ignoreunknownencoding", "true");
    System.setProperty("mail.mime.decodetext.strict", "false");
    System.setProperty("mail.mime.parameters.strict", "false");
  }

  private final MimeMessage message;
  private final List<Attached> files = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private DeliveryReport report;
  private Problem problem;

  private MailParser(InputStream raw) throws MessagingException {
    Properties lenient = new Properties();
    lenient.setProperty("mail.mime.address.strict", "false");
    lenient.setProperty("mail.mime.allowutf8", "false");
    message = new MimeMessage(Session.getInstance(lenient), raw);
  }

  /** Reads a mail; its files are read from {@code raw}, which must stay where it is as long as they are. */
  static ParsedMail parse(InputStream raw) throws MessagingException {
    MailParser parser = new MailParser(raw);
    parser.walk(parser.message, 0);
    return parser.parsed();
  }

  /** Only the header was fetched. */
  static ParsedMail parseHeader(InputStream raw, Problem why) throws MessagingException {
    MailParser parser = new MailParser(raw);
    parser.problem = why;
    return parser.parsed();
  }

  private ParsedMail parsed() {
    InternetAddress from = from();
    String body = text.toString().strip();
    return new ParsedMail(
        ids(header("Message-ID")).stream().findFirst().orElse(""), address(from),
        from == null || from.getPersonal() == null ? "" : cut(LetterText.header(from.getPersonal())), recipients(),
        cut(LetterText.header(header("Subject"))), references(),
        cut(body, LONGEST_TEXT), nature(), problem, files, report);
  }


  private InternetAddress from() {
    for (String name : List.of("From", "Sender")) {
      List<InternetAddress> found = addresses(name);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    return null;
  }

  private static String address(InternetAddress address) {
    String one = address == null || address.getAddress() == null ? "" : address.getAddress().strip();
    return MailAddresses.isOne(one) ? one : "";
  }

  private List<InternetAddress> addresses(String name) {
    List<InternetAddress> found = new ArrayList<>();
    try {
      String[] lines = message.getHeader(name);
      for (String line : lines == null ? new String[0] : lines) {
        found.addAll(addressesIn(line));
      }
    } catch (MessagingException e) {
      broken();
    }
    return found;
  }

  private List<InternetAddress> addressesIn(String line) {
    try {
      Address[] parsed = InternetAddress.parseHeader(line, false);
      return Arrays.stream(parsed).map(InternetAddress.class::cast).toList();
    } catch (AddressException e) {
      Matcher one = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w.-]+").matcher(line);
      List<InternetAddress> found = new ArrayList<>();
      while (one.find()) {
        InternetAddress address = new InternetAddress();
        address.setAddress(one.group());
        found.add(address);
      }
      return found;
    }
  }

  private List<String> recipients() {
    Set<String> found = new LinkedHashSet<>();
    RECEIVERS.forEach(
        name -> addresses(name).stream()
            .map(MailParser::address)
            .filter(one -> !one.isEmpty())
            .map(one -> one.toLowerCase(Locale.ROOT))
            .forEach(found::add));
    return List.copyOf(found);
  }

  /** What it answers, the nearest first. */
  private List<String> references() {
    Set<String> found = new LinkedHashSet<>(ids(header("In-Reply-To")));
    List<String> chain = ids(header("References"));
    for (int i = chain.size() - 1; i >= 0; i--) {
      found.add(chain.get(i));
    }
    return found.stream().limit(50).toList();
  }

  private static List<String> ids(String header) {
    List<String> found = new ArrayList<>();
    Matcher id = ID.matcher(header);
    while (id.find()) {
      found.add(LetterText.kept(id.group()));
    }
    return found;
  }

  private Nature nature() {
    String automatic = header("Auto-Submitted").strip().toLowerCase(Locale.ROOT);
    String precedence = header("Precedence").strip().toLowerCase(Locale.ROOT);
    if (report != null) {
      return Nature.REPORT;
    }
    if (!(automatic.isEmpty() || automatic.startsWith("no")) || header("Return-Path").strip().equals("<>")
        || precedence.equals("auto_reply") || !header("X-Autoreply").isEmpty() || !header("X-Autorespond").isEmpty()
        || AUTOMATIC.matcher(LetterText.header(header("Subject"))).find()) {
      return Nature.AUTOMATIC;
    }
    boolean toMany = Set.of("bulk", "list", "junk").contains(precedence) || !header("List-Id").isEmpty();
    return toMany
        ? Nature.BULK
        : Nature.PERSONAL;
  }

  private String header(String name) {
    try {
      String found = message.getHeader(name, " ");
      return found == null ? "" : found;
    } catch (MessagingException e) {
      broken();
      return "";
    }
  }

  private void broken() {
    problem = problem == null ? Problem.BROKEN : problem;
  }

  private void walk(Part part, int depth) {
    if (depth > DEEPEST || files.size() >= MOST_FILES) {
      problem = Problem.TOO_DEEP;
      return;
    }
    try {
      if (part.isMimeType("multipart/*")) {
        several(part, depth);
      } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage inner) {
        within(inner, depth);
      } else {
        leaf(part);
      }
    } catch (MessagingException | IOException | RuntimeException e) {
      broken();
      rest(part);
    }
  }

  private void several(Part part, int depth) throws MessagingException, IOException {
    if (!(part.getContent() instanceof Multipart parts)) {
      throw new MessagingException("no parts");
    }
    if (parts instanceof MultipartReport found && found.getReport() instanceof DeliveryStatus status) {
      report = report(found, status);
    }
    if (part.isMimeType("multipart/alternative")) {
      alternative(parts, depth);
      return;
    }
    for (int i = 0; i < parts.getCount(); i++) {
      walk(parts.getBodyPart(i), depth + 1);
    }
  }

  /** The same said twice: as text if it is there. */
  private void alternative(Multipart parts, int depth) throws MessagingException {
    int before = text.length();
    for (int i = 0; i < parts.getCount(); i++) {
      if (parts.getBodyPart(i).isMimeType("text/plain")) {
        walk(parts.getBodyPart(i), depth + 1);
      }
    }
    boolean said = !text.substring(before).isBlank();
    for (int i = 0; i < parts.getCount(); i++) {
      Part one = parts.getBodyPart(i);
      boolean page = one.isMimeType("text/html");
      if (!one.isMimeType("text/plain") && !(said && page)) {
        walk(one, depth + 1);
      }
    }
  }

  private void within(MimeMessage inner, int depth) throws MessagingException {
    String subject = LetterText.header(inner.getHeader("Subject", " "));
    text.append("\n\n-----\n").append(subject).append('\n');
    walk(inner, depth + 1);
  }

  private void leaf(Part part) throws MessagingException, IOException {
    String name = fileName(part);
    boolean written = part.isMimeType("text/plain") || part.isMimeType("text/html");
    boolean attached = !name.isEmpty() || Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    if (written && !attached) {
      String said = LetterText.decoded(read(part), charset(part));
      text.append(part.isMimeType("text/html") ? LetterText.ofPage(said) : said).append('\n');
      return;
    }
    if (part.isMimeType("message/delivery-status") || part.isMimeType("text/rfc822-headers")) {
      return;
    }
    if (part.isMimeType("application/ms-tnef") || name.equalsIgnoreCase("winmail.dat")) {
      problem = Problem.WINMAIL;
    }
    files.add(new Attached(name.isEmpty() ? "file" + (files.size() + 1) + ending(part) : name, () -> stream(part)));
  }

  private static String ending(Part part) throws MessagingException {
    return part.isMimeType("application/pdf") ? ".pdf"
        : part.isMimeType("image/jpeg") ? ".jpg"
        : part.isMimeType("image/png") ? ".png"
        : part.isMimeType("image/tiff") ? ".tif"
        : part.isMimeType("text/*") ? ".txt" : ".dat";
  }

  private static InputStream stream(Part part) throws IOException {
    try {
      return part.getInputStream();
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static byte[] read(Part part) throws IOException {
    try (InputStream in = stream(part)) {
      return in.readNBytes(LONGEST_TEXT * 4);
    }
  }

  /** A part that cannot be taken apart is shown as it is, as far as it is text. */
  private void rest(Part part) {
    try (InputStream in = part instanceof MimeMessage whole ? whole.getRawInputStream() : stream(part)) {
      text.append(LetterText.decoded(in.readNBytes(LONGEST_TEXT), null)).append('\n');
    } catch (MessagingException | IOException | RuntimeException e) {
      broken();
    }
  }

  private static String disposition(Part part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return Part.ATTACHMENT;
    }
  }

  private static String charset(Part part) {
    try {
      return new ContentType(part.getContentType()).getParameter("charset");
    } catch (MessagingException e) {
      return null;
    }
  }

  private static String fileName(Part part) {
    try {
      String raw = rawName(part);
      if (!raw.isEmpty()) {
        return cut(LetterText.header(raw));
      }
      String name = part.getFileName();
      if (name == null) {
        return "";
      }
      String plain = name.contains("=?") ? MimeUtility.decodeText(name.replaceAll("\\?=\\s+=\\?", "?==?")) : name;
      return cut(LetterText.header(plain));
    } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
      return "";
    }
  }

  /** A name whose letters stand in the header as they are: half of one may look like the sign that quotes the next. */
  private static String rawName(Part part) throws MessagingException {
    for (String header : List.of("Content-Disposition", "Content-Type")) {
      String[] lines = part.getHeader(header);
      String line = lines == null || lines.length == 0 ? "" : lines[0];
      Matcher name = RAW_NAME.matcher(line);
      if (line.chars().anyMatch(one -> one >= 0x80 || one == 0x1b) && name.find()) {
        return name.group(1);
      }
    }
    return "";
  }

  private static String cut(String line) {
    return cut(line, LONGEST_LINE);
  }

  private static String cut(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    return length <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  private DeliveryReport report(MultipartReport found, DeliveryStatus status) {
    try {
      MimeMessage returned = found.getReturnedMessage();
      String of = returned == null ? "" : ids(headerOf(returned)).stream().findFirst().orElse("");
      String recipient = "";
      boolean failed = false;
      for (int i = 0; i < status.getRecipientDSNCount(); i++) {
        InternetHeaders one = status.getRecipientDSN(i);
        boolean gaveUp = "failed".equalsIgnoreCase(first(one, "Action"));
        if (gaveUp || recipient.isEmpty()) {
          recipient = reported(one);
        }
        failed |= gaveUp;
      }
      return new DeliveryReport(of, recipient, failed);
    } catch (MessagingException e) {
      broken();
      return new DeliveryReport("", "", false);
    }
  }

  private static String headerOf(MimeMessage returned) throws MessagingException {
    String id = returned.getHeader("Message-ID", " ");
    return id == null ? "" : id;
  }

  private static String reported(InternetHeaders one) {
    String named = first(one, "Original-Recipient");
    String recipient = named.isEmpty() ? first(one, "Final-Recipient") : named;
    String address = recipient.substring(recipient.indexOf(';') + 1).strip();
    return MailAddresses.isOne(address) ? address : "";
  }

  private static String first(InternetHeaders headers, String name) {
    String[] found = headers.getHeader(name);
    return found == null || found.length == 0 ? "" : found[0].strip();
  }
}
