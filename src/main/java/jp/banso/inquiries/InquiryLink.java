package jp.banso.inquiries;

import jp.banso.kernel.CaseKey;

/**
 * What an inquiry is connected with.
 *
 * @param inquiry the inquiry of that number, null if it is the number of another case
 * @param here true if it was said of this inquiry, false if it was said of the other one
 */
public record InquiryLink(CaseKey key, Kind kind, InquiryView inquiry, boolean here) {

  /** How. */
  public enum Kind {
    /** What was asked in the same mail, and is answered by itself. */
    PART,
    /** The mail in which it was asked among other things. */
    WHOLE,
    /** An application, a region's support, an earlier inquiry. */
    RELATED;

    public String messageKey() {
      return "inquiries.link." + name();
    }
  }
}
