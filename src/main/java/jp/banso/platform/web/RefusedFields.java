package jp.banso.platform.web;

import java.util.Map;
import java.util.stream.Stream;
import jp.banso.kernel.Outcome;

/**
 * Which field of a form a refusal of the services is about, so that it is said beside that field.
 *
 * @param fields by message key; {@code %d} is the row that the refusal names as its first argument,
 *     counted there from 1 and in the form from 0, and {@code |} stands between the fields of different forms
 */
public record RefusedFields(Map<String, String> fields) {

  public RefusedFields {
    fields = Map.copyOf(fields);
  }

  /** The fields that it can be about, in the order of the table; none if it is about the form as a whole. */
  public Stream<String> of(Outcome.Refused<?> refused) {
    return Stream.of(fields.getOrDefault(refused.messageKey(), "").split("\\|"))
        .filter(field -> !field.isEmpty())
        .map(field -> field.contains("%d") ? field.formatted(row(refused)) : field);
  }

  private static int row(Outcome.Refused<?> refused) {
    return ((Number) refused.arguments().get(0)).intValue() - 1;
  }
}
