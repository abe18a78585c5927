package jp.banso.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a form record as texts. */
final class FormFields {

  private FormFields() {}

  /** Those that have a name on the page. */
  static Stream<RecordComponent> labelled(Record form) {
    return Arrays.stream(form.getClass().getRecordComponents())
        .filter(component -> component.isAnnotationPresent(FieldLabel.class));
  }

  static String text(RecordComponent component, Record form) {
    Object value = value(component, form);
    return value == null ? "" : value.toString();
  }

  static Object value(RecordComponent component, Record form) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(form);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A list of records: lines of a table, of which there may be none. */
  static boolean isRows(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(Record.class::isInstance);
  }

  static List<Record> rows(Object value) {
    return ((List<?>) value).stream().map(Record.class::cast).toList();
  }

  /** Whether something tells the rows of a table from each other that the page does not show; else two alike may be two others. */
  static boolean areNamed(Object value) {
    return rows(value).stream()
        .allMatch(
            row ->
                Arrays.stream(row.getClass().getRecordComponents())
                    .anyMatch(component -> !component.isAnnotationPresent(FieldLabel.class)));
  }

  /** What tells the rows of a table from each other: their number, and what of them the page does not show. */
  static String names(List<Record> rows) {
    return rows.stream()
        .map(
            row ->
                Arrays.stream(row.getClass().getRecordComponents())
                    .filter(component -> !component.isAnnotationPresent(FieldLabel.class))
                    .map(component -> text(component, row))
                    .collect(Collectors.joining("|")))
        .collect(Collectors.joining("\n", rows.size() + "\n", ""));
  }

  /** A browser ends lines otherwise than what is kept. */
  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
