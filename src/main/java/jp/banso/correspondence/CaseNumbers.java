package jp.banso.correspondence;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
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

  /** A recalled call's number before its own. */
  private static final List<String> RECALLS = List.of("3", "2", "");

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
      parts[i] = messages.getMessage(PROGRAMME + parts[i], null, parts[i], Locale.JAPAN);
    }
    return String.join("-", parts);
  }

  /** What was typed of a number, shown or stored, in any width, in the letters of the key. */
  public String asKey(String typed) {
    String plain = DASHES.matcher(folded(typed)).replaceAll("-");
    String key = BLANKS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    for (ProgrammeCode programme : ProgrammeCode.values()) {
      for (String recall : RECALLS) {
        String code = programme.name() + recall;
        key = key.replace(folded(shown(code)), code);
      }
    }
    return key;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
