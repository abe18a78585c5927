package jp.banso.inquiries;

import java.util.UUID;
import jp.banso.kernel.FiscalYear;

/**
 * What the list of inquiries is narrowed to; each part may be null.
 *
 * @param shelf those that are open, those that have ended, or both for null
 * @param category empty for those of which nobody has said it
 * @param year in which they came
 * @param taken false for those that nobody looks after
 * @param assignedTo who looks after them, null for anybody
 * @param due by the day of what is to be done next
 * @param text looked for in number, subject, text, answer and who asks
 */
public record InquiryFilter(
    Shelf shelf, InquiryState state, String category, RequesterKind kind, String prefecture, InquiryChannel channel,
    FiscalYear year, Boolean taken, UUID assignedTo, Due due, String text) {

  /** Which part of the list. */
  public enum Shelf {
    OPEN,
    ENDED
  }

  /** When what is to be done next is due. */
  public enum Due {
    TODAY,
    OVERDUE;

    public String messageKey() {
      return "inquiries.due." + name();
    }
  }

  /** What holds these words, whatever it is. */
  static InquiryFilter words(String text) {
    return new InquiryFilter(null, null, null, null, null, null, null, null, null, null, text);
  }
}
