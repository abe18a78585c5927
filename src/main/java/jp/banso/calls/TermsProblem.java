package jp.banso.calls;

import java.time.LocalDate;

/**
 * Something in the terms of a call that cannot be published.
 *
 * @param field name of the term
 * @param proposal a day that would do, or null
 * @param other name of the term that it contradicts, or null
 * @param names what the message names, or empty
 */
public record TermsProblem(String field, String messageKey, LocalDate proposal, String other, String names) {

  /** Something that stands for itself. */
  public static TermsProblem of(String field, String messageKey) {
    return new TermsProblem(field, messageKey, null);
  }

  TermsProblem(String field, String messageKey, LocalDate proposal) {
    this(field, messageKey, proposal, null, "");
  }

  /** Two terms contradict each other, and this is one of them. */
  static TermsProblem between(String field, String messageKey, String other) {
    return new TermsProblem(field, messageKey, null, other, "");
  }

  /** The message names what is wrong. */
  static TermsProblem naming(String field, String messageKey, String names) {
    return new TermsProblem(field, messageKey, null, null, names);
  }
}
