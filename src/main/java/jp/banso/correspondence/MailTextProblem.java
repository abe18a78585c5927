package jp.banso.correspondence;

import java.util.List;

/**
 * What is wrong with a text that was written for a mail.
 *
 * @param field {@code subject} or {@code body}
 */
public record MailTextProblem(String field, String messageKey, List<Object> arguments) {

  public MailTextProblem {
    arguments = List.copyOf(arguments);
  }

  static MailTextProblem of(String field, String messageKey, Object... arguments) {
    return new MailTextProblem(field, messageKey, List.of(arguments));
  }
}
