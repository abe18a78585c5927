package jp.banso.applications.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.ApplicationHolder;
import jp.banso.applications.ApplicationLine;
import jp.banso.applications.BoardWords;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListTable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The lists of applications: the state in the words of their reader, where it lies, since when, and what comes next. */
@Component
public class ApplicationTable {

  private final CaseNumbers numbers;
  private final BoardWords words;
  private final MessageSource messages;

  ApplicationTable(CaseNumbers numbers, BoardWords words, MessageSource messages) {
    this.numbers = numbers;
    this.words = words;
    this.messages = messages;
  }

  ListTable<ApplicationLine> list() {
    return new ListTable<>("applications.list.title", columns(), ApplicationLine::place, ApplicationTable::href);
  }

  static String href(ApplicationLine line) {
    return "/applications/" + line.id();
  }

  /** What every list of applications says of one. */
  public List<ListColumn<ApplicationLine>> columns() {
    return List.of(
        ListColumn.<ApplicationLine>of("applications.number", line -> numbers.shown(line.key()))
            .sorted(ApplicationColumn.NUMBER),
        ListColumn.<ApplicationLine>of("applications.prefecture", line -> line.prefecture().name())
            .sorted(ApplicationColumn.PREFECTURE),
        ListColumn.of("applications.area", words::name),
        ListColumn.<ApplicationLine>of("applications.state", this::state).tagged(line -> "tag"),
        ListColumn.of("applications.board.holderOf", line -> holder(line.holder())),
        ListColumn.of("applications.since", line -> line.since() == null ? "" : day(JapanTime.dateOf(line.since()))),
        ListColumn.<ApplicationLine>of("applications.nextOn", this::nextOn)
            .tagged(line -> line.extendedTo() == null ? null : "tag tag-warning"),
        ListColumn.<ApplicationLine>of(
                "applications.receivedAt", line -> line.receivedAt() == null ? "" : Wareki.dateTime(line.receivedAt()))
            .sorted(ApplicationColumn.RECEIVED),
        ListColumn.<ApplicationLine>of("applications.changedAt", line -> Wareki.dateTime(line.changedAt()))
            .sorted(ApplicationColumn.CHANGED));
  }

  private String holder(ApplicationHolder holder) {
    return holder == null ? "" : text(holder.messageKey());
  }

  private String state(ApplicationLine line) {
    String state =
        line.correctionOf() == null
            ? text(line.stateKey())
            : text("applications.correction.of", text(line.stateKey()), numbers.shown(line.correctionOf()));
    String more =
        Stream.of(
                line.replaces() == null || line.correctionOf() != null
                    ? null
                    : text("applications.line.replaces", numbers.shown(line.replaces())),
                line.transcript() == null ? null : text("applications.transcript.tag"),
                line.transcript() == null ? null : text(line.transcript().messageKey()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(text("fragments.bulk.separator")));
    return more.isEmpty() ? state : text("applications.state.with", state, more);
  }

  /** What was put off is said to be. */
  private String nextOn(ApplicationLine line) {
    if (line.nextOn() == null) {
      return "";
    }
    String key =
        switch (line.stage()) {
          case SUBMITTED, SELECTION ->
              line.holder() == ApplicationHolder.SECRETARIAT ? "applications.nextOn.result" : "applications.nextOn.answer";
          case DRAFTING -> "applications.nextOn.handOver";
          case REVIEW -> "applications.nextOn.review";
          default -> "applications.nextOn.submit";
        };
    String next = text(key, day(line.nextOn()));
    return line.extendedTo() == null ? next : next + "\n" + text("applications.days.extended", day(line.extendedTo()));
  }

  private static String day(LocalDate day) {
    return Wareki.date(day);
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
