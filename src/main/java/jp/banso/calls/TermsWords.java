package jp.banso.calls;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.forms.FormRef;
import jp.banso.kernel.Wareki;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the words of the form what is wrong with the terms of a call, and what was changed in them. */
@Component
class TermsWords {

  private final MessageSource messages;
  private final CallForms forms;

  TermsWords(MessageSource messages, CallForms forms) {
    this.messages = messages;
    this.forms = forms;
  }

  /** Every problem after the name of its term. */
  String of(List<TermsProblem> problems) {
    return problems.stream()
        .map(
            problem ->
                text(
                    "calls.setup.problem", text("calls.setup." + problem.field()),
                    text(problem.messageKey(), problem.proposal() == null ? "" : Wareki.date(problem.proposal()))))
        .collect(Collectors.joining(" "));
  }

  /** Every term that differs, with both values, one a line. */
  String changes(TermsDraft before, TermsDraft after) {
    Map<String, Object> old = values(before);
    return values(after).entrySet().stream()
        .filter(entry -> !Objects.equals(old.get(entry.getKey()), entry.getValue()))
        .map(
            entry ->
                text(
                    "calls.setup.change", text("calls.setup." + entry.getKey()), shown(old.get(entry.getKey())),
                    shown(entry.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /** The terms by name, those that lie within others too. */
  private static Map<String, Object> values(Record draft) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : draft.getClass().getRecordComponents()) {
      Object value = value(component, draft);
      if (value instanceof Record inner && !(value instanceof FormRef)) {
        values.putAll(values(inner));
      } else {
        values.put(component.getName(), value);
      }
    }
    return values;
  }

  private static Object value(RecordComponent component, Record draft) {
    try {
      return component.getAccessor().invoke(draft);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private String shown(Object value) {
    if (value == null) {
      return text("calls.setup.value.none");
    }
    if (value instanceof FormRef form) {
      return forms.words(form);
    }
    if (value instanceof LocalDate day) {
      return Wareki.date(day);
    }
    if (value instanceof Boolean yes) {
      return text("calls.setup.value." + yes);
    }
    if (value instanceof NoticeForwarding forwarding) {
      return text(forwarding.messageKey());
    }
    if (value instanceof LateReceipt rule) {
      return text(rule.messageKey());
    }
    if (value instanceof List<?> days) {
      return days.isEmpty()
          ? text("calls.setup.value.none")
          : text("calls.plan.before", FlightPlan.listed(days));
    }
    return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
