package jp.banso.calls;

import java.util.List;
import jp.banso.kernel.Outcome;

/**
 * Something in a table of a call by which it could not be run.
 *
 * @param row of the drafts, from 0; negative for what concerns them together
 * @param field name of the cell, null for what concerns them together
 */
public record RowProblem(int row, String field, String messageKey, List<Object> arguments) {

  /** Why whoever runs the call cannot run it with these rows. */
  static RowProblem ofAll(Outcome.Refused<?> refused) {
    return new RowProblem(-1, null, refused.messageKey(), refused.arguments());
  }

  /** The same of an act. */
  Outcome<Void> refusal() {
    return Outcome.refused(messageKey, arguments.toArray());
  }
}
