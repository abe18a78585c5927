package jp.banso.platform.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a page showed when it was opened, field by field: who saves after somebody else was quicker changes only what
 * he changed himself, and is asked only about what both changed.
 */
public final class AsSeen {

  private static final String BETWEEN = ",";
  private static final String IS = ":";

  private AsSeen() {}

  /** A mark of every labelled field, which the page sends back. No secret: whoever alters it only changes other fields. */
  public static String of(Record form) {
    return FormFields.labelled(form)
        .map(component -> component.getName() + IS + mark(component, form))
        .collect(Collectors.joining(BETWEEN));
  }

  /** The form with what {@code theirs} says in every labelled field that still is as the page showed it. */
  public static <F extends Record> F merged(F mine, F theirs, String seen) {
    Map<String, String> shown =
        Arrays.stream(seen.split(BETWEEN))
            .map(mark -> mark.split(IS, 2))
            .filter(mark -> mark.length == 2)
            .collect(Collectors.toMap(mark -> mark[0], mark -> mark[1], (one, other) -> one));
    return mixed(
        mine, theirs,
        component ->
            component.isAnnotationPresent(FieldLabel.class)
                && mark(component, mine).equals(shown.get(component.getName())));
  }

  /** The form with what {@code other} says in some of its fields. */
  public static <F extends Record> F mixed(F form, F other, Predicate<RecordComponent> fromOther) {
    RecordComponent[] components = form.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = FormFields.value(components[i], fromOther.test(components[i]) ? other : form);
      types[i] = components[i].getType();
    }
    try {
      Constructor<?> constructor = form.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked")
      F mixed = (F) constructor.newInstance(values);
      return mixed;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mark(RecordComponent component, Record form) {
    return Integer.toHexString(FormFields.lines(FormFields.text(component, form)).hashCode());
  }
}
