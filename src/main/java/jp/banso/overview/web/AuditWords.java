package jp.banso.overview.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.banso.calendar.WarekiText;
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
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final MessageSource messages;
  private final CaseNumbers numbers;
  private final WarekiText wareki;

  AuditWords(MessageSource messages, CaseNumbers numbers, WarekiText wareki) {
    this.messages = messages;
    this.numbers = numbers;
    this.wareki = wareki;
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
                    value(row, detail.getKey(), detail.getValue())))
        .toList();
  }

  /** The reason of a refusal is the name of its exception, that of an act is what its person wrote. */
  private String value(Row row, String name, String value) {
    if (name.equals("reason")) {
      return row.refused()
          ? text("audit.value.reason." + value, text("audit.value.reason.other", value))
          : value;
    }
    return DAY.matcher(value).matches()
        ? wareki.date(LocalDate.parse(value))
        : text("audit.value." + name + "." + value, value);
  }

  private String text(String key, String otherwise) {
    return messages.getMessage(key, null, otherwise, Locale.JAPAN);
  }
}
