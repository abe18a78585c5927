package jp.banso.overview.web;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.audit.AuditTrail.Row;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts rows of the log into the words of an official, and reads the numbers that officials type. */
@Component
class AuditWords {

  private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\u30fc\uff0d]");

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
    String plain = DASHES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("-");
    String key = BLANKS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    for (ProgrammeCode programme : ProgrammeCode.values()) {
      key = key.replace(numbers.shown(programme.name()), programme.name());
    }
    try {
      return Optional.of(new CaseKey(key));
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
