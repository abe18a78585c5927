package jp.banso.platform.inbound;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Text of mails as Japanese offices write it: what a header calls ISO-2022-JP or Shift_JIS is Microsoft's with its own
 * letters, and what names no character set is one of the three.
 */
final class LetterText {

  private static final Charset JIS = Charset.forName("x-windows-iso2022jp");
  private static final Charset WINDOWS = Charset.forName("windows-31j");

  /** By what a header says: the larger set that its senders mean. */
  private static final Map<String, Charset> MEANT =
      Map.of(
          "iso-2022-jp", JIS, "iso2022jp", JIS, "csiso2022jp", JIS, "iso-2022-jp-ms", JIS, "cp50220", JIS,
          "shift_jis", WINDOWS, "shift-jis", WINDOWS, "sjis", WINDOWS, "x-sjis", WINDOWS, "cp932", WINDOWS);

  /** What ends a line of a page. */
  private static final Set<String> LINES = Set.of("p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6");

  /** So much of a page is read: what is longer is not written by hand, and lies whole beside it in the raw mail. */
  private static final int LONGEST_PAGE = 200_000;

  private static final Pattern UNKEPT = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
  private static final Pattern LONE =
      Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
  private static final Pattern MANY_BREAKS = Pattern.compile("\n{4,}");

  private LetterText() {}

  /**
   * The bytes as text.
   *
   * @param named what the header says of them, may be null
   */
  static String decoded(byte[] bytes, String named) {
    Charset charset = charset(named);
    if (charset == null || charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.ISO_8859_1)) {
      return kept(guessed(bytes));
    }
    String strictly = strictly(bytes, charset);
    if (strictly == null && charset.equals(StandardCharsets.UTF_8)) {
      return kept(guessed(bytes));
    }
    return kept(strictly == null ? new String(bytes, charset) : strictly);
  }

  private static Charset charset(String named) {
    if (named == null || named.isBlank()) {
      return null;
    }
    String name = named.strip().toLowerCase(Locale.ROOT);
    try {
      return MEANT.containsKey(name) ? MEANT.get(name) : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String guessed(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
        return new String(bytes, JIS);
      }
    }
    String unicode = strictly(bytes, StandardCharsets.UTF_8);
    return unicode == null ? new String(bytes, WINDOWS) : unicode;
  }

  private static String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** A line of the header, encoded as it should be or raw. */
  static String header(String raw) {
    if (raw == null) {
      return "";
    }
    String line = MimeUtility.unfold(raw);
    boolean plain = line.chars().allMatch(one -> one < 0x80 && one != 0x1b);
    if (!plain && line.chars().allMatch(one -> one < 0x100)) {
      return oneLine(decoded(line.getBytes(StandardCharsets.ISO_8859_1), null));
    }
    try {
      return oneLine(MimeUtility.decodeText(line));
    } catch (UnsupportedEncodingException | RuntimeException e) {
      return oneLine(line);
    }
  }

  static String oneLine(String text) {
    return kept(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** A page as text: what it says without how it looks. A page of nothing but marks takes no longer than another. */
  static String ofPage(String html) {
    StringBuilder text = new StringBuilder();
    Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST_PAGE))).body().traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode said) {
              text.append(BLANKS.matcher(said.getWholeText()).replaceAll(" "));
            } else if (node.nameIs("br")) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (LINES.contains(node.nodeName())) {
              text.append('\n');
            }
          }
        });
    return MANY_BREAKS.matcher(kept(text.toString()).replaceAll("(?m)^[ \u00a0]+|[ \u00a0]+$", "")).replaceAll("\n\n").strip();
  }

  /** Without what the database, or a page, cannot hold. */
  static String kept(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return LONE.matcher(UNKEPT.matcher(lines).replaceAll("")).replaceAll("\ufffd");
  }
}
