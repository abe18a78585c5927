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

  /** The rows in which something stands: a page shows a blank one where there is none. */
  static List<Record> rows(Object value) {
    return ((List<?>) value)
        .stream().map(Record.class::cast).filter(row -> !isBlank(row)).toList();
  }

  private static boolean isBlank(Record row) {
    return Arrays.stream(row.getClass().getRecordComponents()).allMatch(cell -> text(cell, row).isEmpty());
  }

  /** Whether rows have names by which two versions of a table can be put together; of no rows nobody can tell. */
  static boolean areNamed(Object own, Object other) {
    return Stream.of(own, other)
        .flatMap(value -> rows(value).stream())
        .findFirst()
        .filter(row -> hidden(row).findAny().isPresent())
        .isPresent();
  }

  /** What names a row and is not shown; empty for a new one. */
  static String name(Record row) {
    return hidden(row).map(component -> text(component, row)).collect(Collectors.joining());
  }

  private static Stream<RecordComponent> hidden(Record row) {
    return Arrays.stream(row.getClass().getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(FieldLabel.class));
  }

  /** A browser ends lines otherwise than what is kept. */
  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
