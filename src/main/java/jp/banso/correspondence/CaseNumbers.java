package jp.banso.correspondence;

import java.util.Locale;
import jp.banso.kernel.CaseKey;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** 整理番号 as people read it: 「R7-伴走-05-001」; the ASCII key stays in the engine and in URLs. */
@Component("caseNumbers")
public class CaseNumbers {

  private static final String PROGRAMME = "correspondence.programme.";

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
}
