package jp.banso.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
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

  /** A browser ends lines otherwise than what is kept. */
  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
