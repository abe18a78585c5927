package jp.banso.inquiries;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The four items that the notice asks for in a mail (S1 別紙1: 自治体・機関名、氏名、連絡先、照会内容), read as people write
 * them: with any number, bracket and colon before or after the name of the item, or none of it. What is quoted or
 * forwarded is another's word: no item is read from it.
 */
@Component
final class InquiryMailText {

  /** An item, with the words that announce it, the surest first. */
  enum Item {
    ORGANISATION,
    NAME,
    CONTACT,
    CONTENT
  }

  /**
   * What a mail says; a part that it does not say is null or empty.
   *
   * @param mails addresses that the asker writes down, which prove nothing
   * @param content the whole letter if it says more than the items, so that no word is lost
   * @param asksNothing true if the item of the question stands there with nothing behind it, and no question elsewhere
   */
  record Said(
      String organisation, String name, List<String> mails, List<String> telephones, String content,
      boolean asksNothing) {}

  private static final Pattern NUMBERED =
      Pattern.compile("^[\\s\u3000]*[\\p{Punct}\u25a0\u25a1\u25cf\u25cb\u25c6\u25c7\u3010\u3014\uff08\u30fb\u203b]*"
          + "[0-9\uff10-\uff19\u2460-\u2468]*[)\\].\u3001\u3002\uff09\uff0e\\s\u3000]*");

  /** What the notice prints in brackets behind the name of the item. */
  private static final Pattern HINT = Pattern.compile("^[\\s\u3000]*[(\uff08][^)\uff09]*[)\uff09]");

  private static final Pattern CLOSING = Pattern.compile("^[\\s\u3000]*[\u3011\u3015\\])>]*[\\s\u3000]*[:\uff1a]?[\\s\u3000]*");

  private static final Pattern HIRAGANA = Pattern.compile("^[\\s\u3000]*[\u3041-\u3096]");

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

  private static final Pattern TELEPHONE = Pattern.compile("0\\d{1,4}[-(\\s]?\\d{1,4}[-)\\s]?\\d{3,4}");

  /** What is typed for a hyphen between digits, the long vowel mark of a Japanese keyboard above all. */
  private static final Pattern HYPHEN =
      Pattern.compile("(?<=\\d)[\u2010-\u2015\u2212\u2500\u30fc\uff0d](?=\\d)");

  /** A line that only divides. */
  private static final Pattern RULE =
      Pattern.compile("^[\\s\\p{Pd}_=*~#+\u2500\u2501\u30fc\uff1d\uff0a\u25a0\u25a1\u25c6\u25c7\u25cf\u25cb]{2,}$");

  private static final Pattern MARKED = Pattern.compile("^\\s*[>|\uff1e\uff5c]");

  /** The line with which programs introduce what they quote: day, sender and a colon. */
  private static final Pattern WROTE = Pattern.compile(".*\\d{4}.*@.*[:\uff1a]\\s*|.*\\bwrote[:\uff1a]\\s*");

  private static final Pattern QUESTION = Pattern.compile("[?\uff1f]|\u304b[\u3002\\s]*$");

  /** How near to its sender the other lines of a quoted heading stand. */
  private static final int HEADING = 6;

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_COURTESY = 60;

  private final Map<Item, List<String>> words = new EnumMap<>(Item.class);
  private final List<String> begins;
  private final List<String> senders;
  private final List<String> headings;
  private final List<String> courtesies;
  private final List<String> questions;

  InquiryMailText(MessageSource messages) {
    for (Item item : Item.values()) {
      words.put(item, list(messages.getMessage("inquiries.mail.item." + item.name(), null, Locale.JAPAN)));
    }
    begins = list(messages.getMessage("inquiries.mail.quoted.begins", null, Locale.JAPAN));
    senders = list(messages.getMessage("inquiries.mail.quoted.sender", null, Locale.JAPAN));
    headings = list(messages.getMessage("inquiries.mail.quoted.heading", null, Locale.JAPAN));
    courtesies = list(messages.getMessage("inquiries.mail.courtesy", null, Locale.JAPAN));
    questions = list(messages.getMessage("inquiries.mail.question", null, Locale.JAPAN));
  }

  private static List<String> list(String said) {
    return Arrays.asList(said.split(","));
  }

  Said read(String text) {
    List<String> lines = text.lines().toList();
    int end = quotedFrom(lines);
    Map<Item, List<String>> found = new EnumMap<>(Item.class);
    List<String> outside = new ArrayList<>(lines.subList(end, lines.size()));
    Item open = null;
    boolean divided = false;
    for (String line : lines.subList(0, end)) {
      divided |= found.containsKey(Item.CONTENT) && RULE.matcher(line).matches();
      Optional<Heading> heading = MARKED.matcher(line).find() ? Optional.empty() : heading(line);
      boolean again = heading.isPresent() && found.containsKey(heading.get().item());
      if (heading.isPresent() && !again) {
        open = heading.get().item();
        found.put(open, new ArrayList<>(List.of(heading.get().rest())));
      } else if (open == null || again && !divided) {
        // below the question the signature names its items once more
        open = null;
        outside.add(line);
      } else {
        found.get(open).add(line);
      }
    }
    String organisation = firstLine(found.get(Item.ORGANISATION), outside);
    String name = firstLine(found.get(Item.NAME), outside);
    String contact = contact(found.getOrDefault(Item.CONTACT, List.of()), outside);
    String content = plain(found.get(Item.CONTENT));
    boolean whole = content == null || outside.stream().anyMatch(line -> !isCourtesy(line, organisation, name));
    boolean asksNothing =
        content == null && found.containsKey(Item.CONTENT)
            && outside.stream().skip(lines.size() - end).allMatch(line -> isCourtesy(line, organisation, name));
    return new Said(
        organisation, name, all(ADDRESS, contact), all(TELEPHONE, contact), whole ? text.strip() : content, asksNothing);
  }

  /** What the writer says without what is quoted from others, whether marked line by line or below a heading. */
  String own(String text) {
    List<String> lines = text.lines().toList();
    return lines.subList(0, quotedFrom(lines)).stream()
        .filter(line -> !MARKED.matcher(line).find())
        .collect(Collectors.joining("\n"))
        .strip();
  }

  /** What an asker wrote, in all of these, without what it quotes; empty if they say nothing else. */
  Optional<String> own(List<InquiryEntry> asked) {
    return asked.stream()
        .map(entry -> entry.kind() == EntryKind.QUESTION ? entry.text() : own(entry.text()))
        .filter(text -> !text.isBlank())
        .reduce((one, two) -> one + "\n\n" + two);
  }

  /** The whole mail in order, what is quoted apart from what is said. */
  List<MailRun> runs(String text) {
    List<String> lines = text.lines().toList();
    int from = quotedFrom(lines);
    boolean markedBelow = lines.stream().skip(from).anyMatch(line -> MARKED.matcher(line).find());
    List<MailRun> runs = new ArrayList<>();
    boolean heading = markedBelow;
    for (int i = 0; i < lines.size(); i++) {
      boolean marked = MARKED.matcher(lines.get(i)).find();
      heading &= i < from || !marked;
      // a mail that marks what it quotes may go on below it
      boolean quoted = marked || i >= from && (heading || !markedBelow);
      int last = runs.size() - 1;
      boolean goesOn = last >= 0 && (runs.get(last).quoted() == quoted || lines.get(i).isBlank());
      if (goesOn) {
        runs.set(last, new MailRun(runs.get(last).quoted(), runs.get(last).text() + "\n" + lines.get(i)));
      } else {
        runs.add(new MailRun(quoted, lines.get(i)));
      }
    }
    return runs;
  }

  private int quotedFrom(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (isQuotation(lines, i)) {
        return i > 0 && RULE.matcher(lines.get(i - 1)).matches() ? i - 1 : i;
      }
    }
    return lines.size();
  }

  private boolean isQuotation(List<String> lines, int at) {
    String line = fold(lines.get(at)).strip();
    String bare = line.replaceAll("^[\\p{Pd}_=*\\s]+", "");
    if (WROTE.matcher(line).matches() || begins.stream().map(InquiryMailText::fold).anyMatch(bare::startsWith)) {
      return true;
    }
    return named(line, senders)
        && lines.subList(at + 1, Math.min(at + HEADING, lines.size())).stream()
            .anyMatch(next -> named(fold(next).strip(), headings));
  }

  private static boolean named(String line, List<String> names) {
    return names.stream().map(InquiryMailText::fold).anyMatch(name -> line.matches(Pattern.quote(name) + "\\s*:.*"));
  }

  private record Heading(Item item, String rest) {}

  /** A line that begins with the name of an item. */
  private Optional<Heading> heading(String line) {
    Matcher number = NUMBERED.matcher(line);
    String bare = number.lookingAt() ? line.substring(number.end()) : line;
    boolean marked = !line.substring(0, line.length() - bare.length()).isBlank();
    return words.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().flatMap(word -> heading(bare, marked, entry.getKey(), word)))
        .findFirst();
  }

  private static Stream<Heading> heading(String bare, boolean marked, Item item, String word) {
    if (!fold(bare).startsWith(fold(word))) {
      return Stream.empty();
    }
    String rest = bare.substring(Math.min(word.length(), bare.length()));
    Matcher hint = HINT.matcher(rest);
    boolean hinted = hint.lookingAt();
    rest = hinted ? rest.substring(hint.end()) : rest;
    Matcher closing = CLOSING.matcher(rest);
    String said = closing.lookingAt() ? rest.substring(closing.end()) : rest;
    boolean closed = !closing.group().isBlank();
    boolean apart = !closing.group().isEmpty() || hinted;
    // a blank alone announces nothing: a sentence may begin with the name of an item
    boolean announced =
        rest.isBlank() || closed || marked && apart || hinted && !HIRAGANA.matcher(rest).lookingAt();
    return announced ? Stream.of(new Heading(item, said)) : Stream.empty();
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String plain(List<String> lines) {
    String said = lines == null ? "" : String.join("\n", lines).strip();
    return said.isEmpty() ? null : said;
  }

  /** What stands below it is no part of the item. */
  private static String firstLine(List<String> lines, List<String> outside) {
    String said = plain(lines);
    if (said == null) {
      return null;
    }
    said.lines().skip(1).forEach(outside::add);
    return atMost(said.lines().findFirst().orElse("").strip(), LONGEST_LINE);
  }

  private static String contact(List<String> lines, List<String> outside) {
    List<String> folded = new ArrayList<>();
    for (String line : lines) {
      String plain = HYPHEN.matcher(Normalizer.normalize(line, Normalizer.Form.NFKC)).replaceAll("-");
      folded.add(plain);
      if (!line.equals(lines.get(0)) && !ADDRESS.matcher(plain).find() && !TELEPHONE.matcher(plain).find()) {
        outside.add(line);
      }
    }
    return String.join("\n", folded);
  }

  /** Whether the line says nothing that is asked: a greeting, who writes, a rule. */
  private boolean isCourtesy(String line, String organisation, String name) {
    if (line.isBlank() || RULE.matcher(line).matches()) {
      return true;
    }
    return line.length() <= LONGEST_COURTESY
        && !QUESTION.matcher(line).find()
        && questions.stream().noneMatch(line::contains)
        && (courtesies.stream().anyMatch(line::contains)
            || organisation != null && line.contains(organisation)
            || name != null && line.contains(name));
  }

  /** As many signs at most; no sign is cut in two. */
  static String atMost(String text, int signs) {
    return text.codePointCount(0, text.length()) <= signs ? text : text.substring(0, text.offsetByCodePoints(0, signs));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group()).distinct().toList();
  }
}
