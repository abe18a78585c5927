package jp.banso.platform.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.util.DetailedError;

/**
 * What the fields of a form are called, so that a line of the error summary, which stands away from
 * its field, says which one it is about. Read from the form's {@link FieldLabel}s.
 */
@Component("fieldLabels")
public class FieldLabels {

  private static final Pattern STEP = Pattern.compile("([^\\[.]+)(?:\\[(\\d+)])?\\.?");

  private final MessageSource messages;

  FieldLabels(MessageSource messages) {
    this.messages = messages;
  }

  /** The row and the field of a path like {@code members[3].name}; empty if the form does not say. */
  public String of(Object form, String path) {
    List<String> words = new ArrayList<>();
    Type type = form == null ? null : form.getClass();
    Matcher steps = STEP.matcher(path == null ? "" : path);
    while (steps.find()) {
      Optional<RecordComponent> component = component(type, steps.group(1));
      type = component.map(RecordComponent::getGenericType).map(FieldLabels::element).orElse(null);
      String index = steps.group(2);
      boolean allRows = index == null && isRecord(type);
      component
          .map(found -> found.getAnnotation(FieldLabel.class))
          .filter(label -> !allRows)
          .ifPresent(label -> words.add(words(label, index)));
    }
    return String.join(" ", words);
  }

  /** The errors from the top of the page to its end if the form says in which order its fields stand. */
  public List<DetailedError> inOrder(Object form, List<DetailedError> errors) {
    if (form == null || !form.getClass().isAnnotationPresent(InPageOrder.class)) {
      return errors;
    }
    List<String> fields = Arrays.stream(form.getClass().getRecordComponents()).map(RecordComponent::getName).toList();
    return errors.stream()
        .sorted(Comparator.comparingInt(error -> error.isGlobal() ? -1 : fields.indexOf(error.getFieldName())))
        .toList();
  }

  private String words(FieldLabel label, String index) {
    Object[] number = index == null ? null : new Object[] {Integer.parseInt(index) + 1};
    return messages.getMessage(label.value(), number, Locale.JAPAN);
  }

  private static boolean isRecord(Type type) {
    return type instanceof Class<?> form && form.isRecord();
  }

  private static Optional<RecordComponent> component(Type type, String name) {
    return isRecord(type)
        ? Arrays.stream(((Class<?>) type).getRecordComponents()).filter(one -> one.getName().equals(name)).findFirst()
        : Optional.empty();
  }

  private static Type element(Type type) {
    return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
  }
}
