package jp.banso.consultation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.consultation.DeskTerms.Channels;
import jp.banso.kernel.Wareki;
import jp.banso.platform.audit.ChangedParts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in the words of the form what is wrong with the terms of a desk, and what was changed in them. */
@Component
class DeskWords {

  private final MessageSource messages;

  DeskWords(MessageSource messages) {
    this.messages = messages;
  }

  String of(DeskProblem problem) {
    return text(
        "consultation.desk.problem", text("consultation.desk." + problem.field()),
        text(problem.messageKey(), problem.arguments().toArray()));
  }

  /** Every term that differs, with both values, one a line. */
  String changes(DeskTerms before, DeskTerms after) {
    return ChangedParts.between(before, after, Set.of()).stream()
        .map(
            part ->
                text(
                    "consultation.desk.change", text("consultation.desk." + part.name()), shown(part.before()),
                    shown(part.after())))
        .collect(Collectors.joining("\n"));
  }

  private String shown(Object value) {
    if (value == null) {
      return text("consultation.desk.value.none");
    }
    if (value instanceof LocalDate day) {
      return Wareki.date(day);
    }
    if (value instanceof LocalTime time) {
      return Wareki.time(time);
    }
    if (value instanceof Boolean yes) {
      return text("consultation.desk.value." + yes);
    }
    if (value instanceof List<?> uses) {
      return uses.isEmpty()
          ? text("consultation.desk.value.none")
          : uses.stream().map(use -> text(((DeskUse) use).messageKey())).collect(Collectors.joining("\u3001"));
    }
    return value instanceof Channels channels ? text(channels.messageKey()) : value.toString();
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
