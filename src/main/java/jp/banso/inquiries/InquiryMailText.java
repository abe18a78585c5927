package jp.banso.inquiries;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The four items that the notice asks for in a mail (S1 別紙1: 自治体・機関名、氏名、連絡先、照会内容), read as people write
 * them: with any number, bracket and colon before or after the name of the item, or none of it.
 */
final class InquiryMailText {

  /** An item, with the words that announce it, the surest first. */
  enum Item {
    ORGANISATION,
    NAME,
    CONTACT,
    CONTENT
  }

  /** What a mail says; a part that it does not say is null, its content is then the whole text. */
  record Said(String organisation, String name, String mail, String telephone, String content, boolean withItems) {}

  private static final Pattern NUMBERED =
      Pattern.compile("^[\\s\u3000]*[\\p{Punct}\u25a0\u25a1\u25cf\u25cb\u25c6\u25c7\u3010\u3014\uff08\u30fb\u203b]*"
          + "[0-9\uff10-\uff19\u2460-\u2468]*[)\\].\u3001\u3002\uff09\uff0e\\s\u3000]*");

  private static final Pattern CLOSING = Pattern.compile("^[\\s\u3000\u3011\u3015\\])]*[:\uff1a]?[\\s\u3000]*");

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

  private static final Pattern TELEPHONE = Pattern.compile("0\\d{1,4}[-(\\s]?\\d{1,4}[-)\\s]?\\d{3,4}");

  private static final int LONGEST_LINE = 200;

  private final Map<Item, List<String>> words;

  /** @param words by item, what announces it in the language of the mails */
  InquiryMailText(Map<Item, List<String>> words) {
    this.words = new EnumMap<>(words);
  }

  Said read(String text) {
    Map<Item, StringBuilder> found = new EnumMap<>(Item.class);
    Item open = null;
    for (String line : text.split("\\R", -1)) {
      Optional<Heading> heading = heading(line);
      if (heading.isPresent() && !found.containsKey(heading.get().item())) {
        open = heading.get().item();
        found.put(open, new StringBuilder(heading.get().rest()));
      } else if (open != null) {
        found.get(open).append('\n').append(line);
      }
    }
    String contact = plain(found.get(Item.CONTACT));
    String folded = Normalizer.normalize(contact == null ? "" : contact, Normalizer.Form.NFKC);
    String content = plain(found.get(Item.CONTENT));
    return new Said(
        firstLine(found.get(Item.ORGANISATION)), firstLine(found.get(Item.NAME)), first(ADDRESS, folded),
        first(TELEPHONE, folded), content == null ? text.strip() : content, content != null);
  }

  private record Heading(Item item, String rest) {}

  /** A line that begins with the name of an item. */
  private Optional<Heading> heading(String line) {
    Matcher number = NUMBERED.matcher(line);
    String bare = number.lookingAt() ? line.substring(number.end()) : line;
    return words.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().flatMap(word -> heading(bare, entry.getKey(), word)))
        .findFirst();
  }

  private static Stream<Heading> heading(String bare, Item item, String word) {
    if (!fold(bare).startsWith(fold(word))) {
      return Stream.empty();
    }
    String rest = bare.substring(Math.min(word.length(), bare.length()));
    // what the notice prints in brackets behind the name of the item
    rest = rest.replaceFirst("^[\\s\u3000]*[(\uff08][^)\uff09]*[)\uff09]", "");
    Matcher closing = CLOSING.matcher(rest);
    boolean announced = closing.lookingAt() && (closing.end() > 0 || rest.isEmpty());
    return announced ? Stream.of(new Heading(item, rest.substring(closing.end()))) : Stream.empty();
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String plain(StringBuilder text) {
    String said = text == null ? "" : text.toString().strip();
    return said.isEmpty() ? null : said;
  }

  private static String firstLine(StringBuilder text) {
    String said = plain(text);
    if (said == null) {
      return null;
    }
    String line = said.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group() : null;
  }
}
