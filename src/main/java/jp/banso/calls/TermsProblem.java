package jp.banso.calls;

import java.time.LocalDate;

/**
 * Something in the terms of a call that cannot be published.
 *
 * @param field name of the term
 * @param proposal a day that would do, or null
 * @param names what the message names, or empty
 */
public record TermsProblem(String field, String messageKey, LocalDate proposal, String names) {

  TermsProblem(String field, String messageKey, LocalDate proposal) {
    this(field, messageKey, proposal, "");
  }
}
