package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A row of とりまとめ一覧 in words, as page and table have it. */
@Component("boardWords")
public class BoardWords {

  private final CaseNumbers numbers;
  private final MessageSource messages;

  BoardWords(CaseNumbers numbers, MessageSource messages) {
    this.numbers = numbers;
    this.messages = messages;
  }

  /** What is still to be done before the row can be submitted, one thing a line; empty once nothing is. */
  public List<String> missing(BoardRow row) {
    List<String> missing = new ArrayList<>();
    Readiness readiness = row.readiness();
    if (readiness != null && !readiness.open().isEmpty()) {
      missing.add(
          text(
              "applications.board.open", readiness.sections() - readiness.open().size(), readiness.sections(),
              String.join(text("applications.board.separator"), readiness.open())));
    }
    if (readiness != null && row.findingsReadable() && !readiness.toConfirm().isEmpty()) {
      missing.add(text("applications.board.toConfirm", readiness.toConfirm().size()));
    }
    if (readiness != null && row.findingsReadable() && !readiness.unconfirmed().isEmpty()) {
      missing.add(text("applications.board.unconfirmed", readiness.unconfirmed().size()));
    }
    if (row.reviewable() && row.sheet() != null && row.sheet() != BoardRow.Sheet.ANSWERED) {
      missing.add(text(row.sheet().messageKey()));
    }
    if (row.revisionAsked()) {
      missing.add(text("applications.board.revisionAsked"));
    }
    return missing;
  }

  /** With whom it lies and since when; empty if with nobody. */
  public String holder(BoardRow row) {
    if (row.holder() == null) {
      return "";
    }
    return row.since() == null
        ? text(row.holder())
        : text("applications.board.holder", text(row.holder()), Wareki.date(JapanTime.dateOf(row.since())));
  }

  /** By when the step is to be done, and how long that is; empty if by no day. */
  public String until(BoardRow row) {
    if (row.until() == null) {
      return "";
    }
    String key =
        row.daysLeft() > 0
            ? "applications.board.until.left"
            : row.daysLeft() == 0 ? "applications.board.until.today" : "applications.board.until.past";
    return text(key, Wareki.date(row.until()), Math.abs(row.daysLeft()));
  }

  /** The name of the region, or whose it is as long as it has none that may be read. */
  public String name(ApplicationLine line) {
    return line.areaName() == null || line.areaName().isEmpty()
        ? text("applications.notYetNamed", line.drafterOrganisation())
        : line.areaName();
  }

  /** What the list is called. */
  public String title() {
    return text("applications.compilation.title");
  }

  /** The columns of its table. */
  public List<String> header() {
    return Stream.of(
            "applications.number", "applications.area", "applications.state", "applications.board.missing",
            "applications.board.holderOf", "applications.board.until", "applications.sheet.rank",
            "applications.sheet.opinion", "applications.receivedAt", "applications.changedAt",
            "applications.board.changedBy")
        .map(this::text)
        .toList();
  }

  /** The rows of its table: a region has one, in which its 訂正 is said beside its state. */
  public List<List<String>> table(List<BoardRow> rows) {
    Map<CaseKey, List<BoardRow>> corrections =
        rows.stream().filter(BoardRow::isCorrection).collect(Collectors.groupingBy(row -> row.line().correctionOf()));
    Set<CaseKey> shown = rows.stream().map(row -> row.line().key()).collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> !row.isCorrection() || !shown.contains(row.line().correctionOf()))
        .map(row -> cells(row, corrections.getOrDefault(row.line().key(), List.of())))
        .toList();
  }

  /** What a 訂正 is called beside what it corrects; null for what is none. */
  public String correction(ApplicationLine line) {
    return line.correctionOf() == null ? null : text("applications.correction.title", numbers.shown(line.correctionOf()));
  }

  private String states(BoardRow row, List<BoardRow> corrections) {
    Stream<String> own =
        Stream.of(
                text(row.line().stateKey()), correction(row.line()),
                row.line().transcript() == null ? null : text("applications.transcript.tag"))
            .filter(Objects::nonNull);
    Stream<String> further =
        corrections.stream()
            .map(
                one ->
                    text(
                        "applications.correction.state", numbers.shown(one.line().key()), text(one.line().stateKey())));
    return Stream.concat(own, further).collect(Collectors.joining("\n"));
  }

  private List<String> cells(BoardRow row, List<BoardRow> corrections) {
    ApplicationLine line = row.line();
    return List.of(
        numbers.shown(line.key()), name(line), states(row, corrections), String.join("\n", missing(row)), holder(row),
        until(row), row.rank() == null ? "" : row.rank().toString(), row.opinion(),
        line.receivedAt() == null ? "" : Wareki.dateTime(line.receivedAt()), Wareki.dateTime(line.changedAt()),
        row.changedBy());
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
