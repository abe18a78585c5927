package jp.banso.overview.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.platform.audit.AuditTrail.Row;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts rows of the log into the words of an official, and reads the numbers that officials type. */
@Component
class AuditWords {

  private final MessageSource messages;
  private final CaseNumbers numbers;

  AuditWords(MessageSource messages, CaseNumbers numbers) {
    this.messages = messages;
    this.numbers = numbers;
  }

  AuditRowView view(Row row) {
    return new AuditRowView(
        row.at(), who(row), text("parties.role." + row.actorRole(), ""), row.proxyNote(),
        text(row.action(), row.action()), numbers.shown(row.caseKey()), row.refused(),
        details(row));
  }

  /** The key of a number as shown or as stored, in any width; empty if it has not the form of one. */
  Optional<CaseKey> read(String typed) {
    try {
      return Optional.of(new CaseKey(numbers.asKey(typed)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String who(Row row) {
    return switch (row.actorLabel()) {
      case "system" -> text("parties.actor.system", row.actorLabel());
      case "anonymous" -> text("overview.audit.anonymous", row.actorLabel());
      default -> row.actorLabel();
    };
  }

  private List<AuditRowView.Detail> details(Row row) {
    return row.details().entrySet().stream()
        .filter(detail -> !detail.getValue().isEmpty())
        .map(
            detail ->
                new AuditRowView.Detail(
                    text("audit.detail." + detail.getKey(), detail.getKey()),
                    row.refused()
                        ? text("audit.value." + detail.getValue(), detail.getValue())
                        : detail.getValue()))
        .toList();
  }

  private String text(String key, String otherwise) {
    return messages.getMessage(key, null, otherwise, Locale.JAPAN);
  }
}
