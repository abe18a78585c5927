package jp.banso.calls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.calls.MailTerms.NoticeForwarding;
import jp.banso.calls.Statements.LateReceipt;
import jp.banso.forms.FormRef;
import jp.banso.kernel.Wareki;
import jp.banso.platform.audit.ChangedParts;
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

  /** What was left as it is of what is still to be done. */
  String left(CallTodo todo) {
    return text("calls.left." + todo.messageKey().replaceAll("^calls\\.todo\\.|\\.open$", ""), todo.subject());
  }

  /** Every term that differs, with both values, one a line. */
  String changes(TermsDraft before, TermsDraft after) {
    return ChangedParts.between(before, after, Set.of(FormRef.class)).stream()
        .map(
            part ->
                text(
                    "calls.setup.change", text("calls.setup." + part.name()), shown(part.before()), shown(part.after())))
        .collect(Collectors.joining("\n"));
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
