package jp.banso.correspondence;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * 整理番号 as people read it: 「R7-伴走-05-001」, of a part of a case 「R7-伴走-05-001 第1回会議」; the
 * ASCII key stays in the engine and in URLs.
 */
@Component("caseNumbers")
public class CaseNumbers {

  private static final String PROGRAMME = "correspondence.programme.";

  private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\u30fc\uff0d]");

  /** A programme's code, and how often its call of the year has been opened if not for the first time. */
  private static final Pattern PROGRAMME_PART = Pattern.compile("([A-Z]+)([0-9]*)");

  private static final String RECALL = "correspondence.recall.";

  /** The selection of a call has one number, and is read as what it is. */
  private static final String SELECTION = "S1";

  private static final String SELECTION_WORD = "correspondence.selection";

  /** Whose word says what kind of part it is. */
  private static final List<String> PARTS =
      List.of("M", "D", "Q", "R", "P", "N", "X", "C", "T", "I", "K", "W", "V", "E");

  private static final String PART = "correspondence.part.";

  /** A letter for the kind, then its number, or the first letters of an id. */
  private static final Pattern PART_OF_CASE = Pattern.compile("([A-Z])([0-9A-F]{1,8})");

  /** Year and programme come before anything that a part could be of. */
  private static final int FIRST_PART = 2;

  /** Stands for any number where words are turned into a pattern. */
  private static final String ANY = "@";

  /** Recalls that have a word of their own; the others are counted. */
  private static final List<String> WORDED = List.of("2", "3");

  private final MessageSource messages;

  CaseNumbers(MessageSource messages) {
    this.messages = messages;
  }

  /** The shown form; empty text for null. */
  public String shown(CaseKey key) {
    return key == null ? "" : shown(key.value());
  }

  /** The shown form; empty text for null. */
  public String shown(String key) {
    if (key == null) {
      return "";
    }
    String[] parts = key.split("-");
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      Matcher ofCase = PART_OF_CASE.matcher(parts[i]);
      if (i >= FIRST_PART && ofCase.matches() && PARTS.contains(ofCase.group(1))) {
        shown.append(' ').append(part(ofCase.group(1), ofCase.group(2)));
      } else {
        shown.append(i == 0 ? "" : "-").append(shownPart(parts[i]));
      }
    }
    return shown.toString();
  }

  private String part(String kind, String number) {
    return messages.getMessage(PART + kind, new Object[] {number}, Locale.JAPAN);
  }

  private String shownPart(String part) {
    if (part.equals(SELECTION)) {
      return selection();
    }
    Matcher programme = PROGRAMME_PART.matcher(part);
    String name =
        programme.matches()
            ? messages.getMessage(PROGRAMME + programme.group(1), null, null, Locale.JAPAN)
            : null;
    return name == null ? part : name + recall(programme.group(2));
  }

  private String selection() {
    return messages.getMessage(SELECTION_WORD, null, Locale.JAPAN);
  }

  private String recall(String number) {
    if (number.isEmpty()) {
      return "";
    }
    return WORDED.contains(number)
        ? messages.getMessage(RECALL + number, null, Locale.JAPAN)
        : messages.getMessage(RECALL + "counted", new Object[] {number}, Locale.JAPAN);
  }

  /** What was typed of a number, shown or stored, in any width, in the letters of the key. */
  public String asKey(String typed) {
    String plain = DASHES.matcher(folded(typed)).replaceAll("-");
    String key =
        BLANKS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT).replace("-" + selection(), "-" + SELECTION);
    for (ProgrammeCode programme : ProgrammeCode.values()) {
      String code = programme.name();
      String name = folded(shown(code));
      for (String number : WORDED) {
        key = key.replace(name + folded(recall(number)), code + number);
      }
      key = counted(name).matcher(key).replaceAll(code + "$1").replace(name, code);
    }
    for (String kind : PARTS) {
      key = numbered("-?", folded(part(kind, ANY)), "[0-9A-F]{1,8}").matcher(key).replaceAll("-" + kind + "$1");
    }
    return key;
  }

  /** The name with any counted recall. */
  private Pattern counted(String name) {
    return numbered("", name + folded(recall(ANY)), "[0-9]+");
  }

  /** {@code words} with any number in the place of {@link #ANY}. */
  private static Pattern numbered(String before, String words, String number) {
    return Pattern.compile(before + Pattern.quote(words).replace(ANY, "\\E(" + number + ")\\Q"));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
