package jp.banso.composition;

import java.util.List;

/**
 * What the table of members says to one requirement (B12): 充足／記載からは確認できない／不足の疑い／
 * 偏り. Only a person states 不足.
 *
 * @param rule rule of the catalogue, {@code B-R06}; shown to staff
 * @param severity what it would mean if a person confirmed it
 * @param messageKey sentence of {@code i18n/composition.properties}
 * @param arguments for the sentence, without the rows
 * @param rows numbers of the rows it speaks of, in order, may be empty
 */
public record CompositionFinding(
    String rule, Severity severity, Kind kind, String messageKey, List<Object> arguments,
    List<Integer> rows) {

  /** May be returned by a person, or needs a written reason; never stops a hand-over. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** How the requirement stands as far as the table tells. */
  public enum Kind {
    MET,
    UNCONFIRMED,
    SHORT_SUSPECTED,
    BIASED,
    REPEATED;

    public String messageKey() {
      return "composition.kind." + name();
    }
  }

  /** What stands before the sentence; of a number that is 程度 how far off it is. */
  public String labelKey() {
    if (!rule.equals("B-R05") || kind == Kind.REPEATED) {
      return kind.messageKey();
    }
    return severity == Severity.ERROR ? "composition.kind.CHECK_NEEDED" : "composition.kind.CAUTION";
  }

  /** True if it travels along with a reason in writing; a row that reads like another is only asked about. */
  public boolean needsReason() {
    return isConcern() && kind != Kind.REPEATED;
  }

  public CompositionFinding {
    arguments = List.copyOf(arguments);
    rows = List.copyOf(rows);
  }

  /** True if a requirement would not be met, should a person confirm it. */
  public boolean isUnmet() {
    return needsReason() && severity == Severity.ERROR;
  }

  /** True if a person should look at it. */
  public boolean isConcern() {
    return kind != Kind.MET;
  }

  /** For templates: the arguments as message formatting wants them. */
  public Object[] messageArguments() {
    return arguments.toArray();
  }
}
