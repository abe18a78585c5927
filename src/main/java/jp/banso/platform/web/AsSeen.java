package jp.banso.platform.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * What a page showed when it was opened, field by field and cell by cell: who saves after somebody else was quicker
 * changes only what he changed himself, and is asked only about what both changed.
 */
public final class AsSeen {

  private static final String BETWEEN = ",";
  private static final String IS = ":";
  private static final String ROW = ".";
  private static final String FORM = "form";
  private static final String SEEN = "seen";
  private static final String LEAD = "staleLead";

  private AsSeen() {}

  /** A mark of every labelled field, which the page sends back. No secret: whoever alters it only changes other fields. */
  public static String of(Record form) {
    return marks(form).entrySet().stream()
        .map(mark -> mark.getKey() + IS + mark.getValue())
        .collect(Collectors.joining(BETWEEN));
  }

  /** Puts the marks onto the page: those of what it shows when it is opened, later those that it sent. */
  public static void mark(Model model, String seen) {
    model.addAttribute(SEEN, seen);
  }

  /**
   * The form to show after somebody else was quicker, instead of what was sent; the page has then seen
   * {@code theirs}, which its caller marks.
   *
   * @param model with the form under its usual name
   */
  public static <F extends Record> F merged(F mine, F theirs, String seen, Model model) {
    model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + FORM);
    F merged = merged(mine, theirs, seen);
    model.addAttribute(LEAD, lead(merged, mine, theirs, seen));
    return merged;
  }

  /** Which sentence is true of the page: a table that could not be put together is one side's. */
  private static String lead(Record merged, Record mine, Record theirs, String seen) {
    if (seen.isEmpty()) {
      return "fragments.stale.lead";
    }
    boolean whole =
        FormFields.labelled(mine)
            .filter(component -> FormFields.isRows(FormFields.value(component, mine)))
            .anyMatch(
                component -> {
                  Object own = FormFields.value(component, mine);
                  Object other = FormFields.value(component, theirs);
                  return !FormFields.areNamed(own, other)
                      && FormFields.value(component, merged).equals(own)
                      && !FormFields.rows(other).equals(FormFields.rows(own));
                });
    return whole ? "fragments.stale.merged.table" : "fragments.stale.merged";
  }

  /**
   * The form with what {@code theirs} says wherever it still is as the page showed it. Of rows, each by
   * itself if something that the page does not show names it ({@link MergedRows}), else all of them or none.
   */
  static <F extends Record> F merged(F mine, F theirs, String seen) {
    Map<String, String> shown =
        Arrays.stream(seen.split(BETWEEN))
            .map(mark -> mark.split(IS, 2))
            .filter(mark -> mark.length == 2)
            .collect(Collectors.toMap(mark -> mark[0], mark -> mark[1], (one, other) -> one));
    Map<String, String> now = marks(mine);
    return put(
        mine,
        component -> {
          String name = component.getName();
          Object own = FormFields.value(component, mine);
          Object other = FormFields.value(component, theirs);
          if (!component.isAnnotationPresent(FieldLabel.class)) {
            return own;
          }
          if (!FormFields.isRows(own)) {
            return isAsShown(name, now, shown) ? other : own;
          }
          if (isAsShown(name, now, shown) && below(name, now).equals(below(name, shown))) {
            return other;
          }
          return FormFields.areNamed(own, other) && shown.containsKey(name)
              ? MergedRows.of(name, FormFields.rows(own), FormFields.rows(other), shown)
              : own;
        });
  }

  /** The form with what {@code other} says in some of its fields. */
  public static <F extends Record> F mixed(F form, F other, Predicate<RecordComponent> fromOther) {
    return put(form, component -> FormFields.value(component, fromOther.test(component) ? other : form));
  }

  private static <F extends Record> F put(F form, Function<RecordComponent, Object> value) {
    RecordComponent[] components = form.getClass().getRecordComponents();
    try {
      Constructor<?> constructor =
          form.getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked")
      F put = (F) constructor.newInstance(Arrays.stream(components).map(value).toArray());
      return put;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of rows, one that tells which they are in their order, and one of each cell. */
  private static Map<String, String> marks(Record form) {
    Map<String, String> marks = new LinkedHashMap<>();
    FormFields.labelled(form)
        .forEach(
            component -> {
              Object value = FormFields.value(component, form);
              if (!FormFields.isRows(value)) {
                marks.put(component.getName(), mark(FormFields.text(component, form)));
                return;
              }
              List<Record> rows = FormFields.rows(value);
              List<String> names = new ArrayList<>();
              for (Record row : rows) {
                String name = FormFields.name(row).isEmpty() ? "" + names.size() : mark(FormFields.name(row));
                names.add(name);
                for (RecordComponent cell : row.getClass().getRecordComponents()) {
                  marks.put(cell(component.getName(), name, cell.getName()), mark(FormFields.text(cell, row)));
                }
              }
              marks.put(component.getName(), String.join(ROW, names));
            });
    return marks;
  }

  /** The names of rows in their order, as marked. */
  static List<String> order(String marked) {
    return marked.isEmpty() ? List.of() : List.of(marked.split(Pattern.quote(ROW)));
  }

  private static Map<String, String> below(String name, Map<String, String> marks) {
    return marks.entrySet().stream()
        .filter(mark -> mark.getKey().startsWith(name + "["))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static String cell(String name, String row, String cell) {
    return name + "[" + row + "]." + cell;
  }

  private static boolean isAsShown(String name, Map<String, String> marks, Map<String, String> shown) {
    return marks.containsKey(name) && marks.get(name).equals(shown.get(name));
  }

  static String mark(String text) {
    return Integer.toHexString(FormFields.lines(text).hashCode());
  }
}
