package jp.banso.calls;

import java.time.LocalDate;

/**
 * 庁内期限: by when the regions of a prefecture, and then the prefecture itself, mean to be done before
 * the deadline of the call.
 *
 * @param own whether the prefecture set them; else they are those that the call proposes
 * @param version of what the prefecture decided, 0 if it never did
 */
public record InternalDays(LocalDate regionDueOn, LocalDate prefectureDueOn, boolean own, long version) {

  /** As the call proposes them to all. */
  public static InternalDays proposed(CallTerms terms) {
    return proposed(terms, 0);
  }

  /** As the call proposes them, by which the prefecture goes again. */
  static InternalDays proposed(CallTerms terms, long version) {
    return new InternalDays(terms.regionDueOn(), terms.prefectureDueOn(), false, version);
  }
}
