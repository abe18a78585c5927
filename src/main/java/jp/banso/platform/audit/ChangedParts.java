package jp.banso.platform.audit;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What differs between two records of one kind, by the names of their parts, those of records within them too. */
public final class ChangedParts {

  private ChangedParts() {}

  /** One part; either value may be null. */
  public record ChangedPart(String name, Object before, Object after) {}

  /**
   * In the order of the parts.
   *
   * @param whole kinds of records that are compared as one value
   */
  public static List<ChangedPart> between(Record before, Record after, Set<Class<? extends Record>> whole) {
    Map<String, Object> old = values(before, whole);
    return values(after, whole).entrySet().stream()
        .filter(entry -> !Objects.equals(old.get(entry.getKey()), entry.getValue()))
        .map(entry -> new ChangedPart(entry.getKey(), old.get(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static Map<String, Object> values(Record record, Set<Class<? extends Record>> whole) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = value(component, record);
      if (value instanceof Record inner && !whole.contains(inner.getClass())) {
        values.putAll(values(inner, whole));
      } else {
        values.put(component.getName(), value);
      }
    }
    return values;
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
