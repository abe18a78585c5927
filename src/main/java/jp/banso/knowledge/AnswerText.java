package jp.banso.knowledge;

import java.util.UUID;
import jp.banso.kernel.FiscalYear;

/**
 * A text of the desk to answer with in a fiscal year.
 *
 * @param chapter of the guidebook, null for a text block
 * @param ordinal place among those of its kind and chapter
 */
public record AnswerText(
    UUID id, FiscalYear year, Kind kind, String chapter, String title, String body, int ordinal, long version) {

  /** What kind of text it is. */
  public enum Kind {
    /** 定型文. */
    BLOCK,
    /** A passage of the guidebook, which is noted as the source. */
    PASSAGE;

    public String messageKey() {
      return "knowledge.text.kind." + name();
    }
  }
}
