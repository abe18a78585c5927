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

/** 整理番号 as people read it: 「R7-伴走-05-001」; the ASCII key stays in the engine and in URLs. */
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
    for (int i = 0; i < parts.length; i++) {
      parts[i] = shownPart(parts[i]);
    }
    return String.join("-", parts);
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
    return key;
  }

  /** The name with any counted recall. */
  private Pattern counted(String name) {
    String anyNumber = "@";
    String shown = name + folded(recall(anyNumber));
    return Pattern.compile(Pattern.quote(shown).replace(anyNumber, "\\E([0-9]+)\\Q"));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
