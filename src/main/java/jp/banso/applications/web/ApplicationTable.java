package jp.banso.applications.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationLine;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.Wareki;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The list of applications as a spreadsheet shows it: the same columns in the same words. */
@Component
class ApplicationTable {

  private final CaseNumbers numbers;
  private final MessageSource messages;

  ApplicationTable(CaseNumbers numbers, MessageSource messages) {
    this.numbers = numbers;
    this.messages = messages;
  }

  /** Without an ending. */
  String name() {
    return text("applications.list.title");
  }

  List<String> header() {
    return Stream.of(
            "applications.number", "applications.prefecture", "applications.area",
            "applications.state", "applications.receivedAt", "applications.changedAt")
        .map(this::text)
        .toList();
  }

  List<String> row(ApplicationLine line) {
    String area =
        line.areaName() == null || line.areaName().isEmpty()
            ? messages.getMessage(
                "applications.notYetNamed", new Object[] {line.drafterOrganisation()}, Locale.JAPAN)
            : line.areaName();
    return List.of(
        numbers.shown(line.key()), line.prefecture().name(), area, state(line),
        line.receivedAt() == null ? "" : Wareki.dateTime(line.receivedAt()),
        Wareki.dateTime(line.changedAt()));
  }

  private String state(ApplicationLine line) {
    return line.correctionOf() == null
        ? text(line.stateKey())
        : messages.getMessage(
            "applications.correction.of", new Object[] {text(line.stateKey()), numbers.shown(line.correctionOf())},
            Locale.JAPAN);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
