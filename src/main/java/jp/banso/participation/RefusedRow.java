package jp.banso.participation;

import java.util.List;

/**
 * A pasted line that is no row of the list.
 *
 * @param number of the line as pasted, from 1
 * @param text as pasted
 * @param messageKey why
 * @param arguments of that message
 */
public record RefusedRow(int number, String text, String messageKey, List<Object> arguments) {

  public RefusedRow {
    arguments = List.copyOf(arguments);
  }

  /** For templates: the arguments as message formatting wants them. */
  public Object[] messageArguments() {
    return arguments.toArray();
  }
}
