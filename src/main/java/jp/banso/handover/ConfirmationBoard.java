package jp.banso.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.web.BulkReport;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 担当課の確認状況: who has confirmed and who has not, for the secretariat, which reminds and says when they are asked. */
@Service
@Transactional
public class ConfirmationBoard {

  private final ConfirmationRows rows;
  private final ConfirmationRound round;
  private final People people;
  private final Outbox outbox;
  private final BusinessCalendar calendar;
  private final AuditLog audit;
  private final Clock clock;

  ConfirmationBoard(
      ConfirmationRows rows, ConfirmationRound round, People people, Outbox outbox, BusinessCalendar calendar,
      AuditLog audit, Clock clock) {
    this.rows = rows;
    this.round = round;
    this.people = people;
    this.outbox = outbox;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a desk has said. */
  public enum State {
    NOT_ASKED,
    OPEN,
    UNCHANGED,
    CORRECTED;

    public String messageKey() {
      return "handover.desk.state." + name();
    }
  }

  /**
   * One desk of a year.
   *
   * @param contact null if none is registered
   * @param sent how the last mail to it fared, null if none went: SENT, QUEUED or FAILED
   */
  public record Line(
      PrefectureCode prefecture, DeskContact contact, String contactRole, State state, Instant askedAt, int reminders,
      Instant remindedAt, String sent, Instant confirmedAt, String confirmedBy) {}

  /** The years that can be looked at: the last, this and the next. */
  public List<FiscalYear> years(Viewer viewer) {
    requireSecretariat(viewer);
    int now = FiscalYear.of(clock.instant()).year();
    return IntStream.rangeClosed(now - 1, now + 1).mapToObj(FiscalYear::new).toList();
  }

  /** The year of the number, or with null this one. */
  public FiscalYear year(Viewer viewer, Integer year) {
    int wanted = year == null ? FiscalYear.of(clock.instant()).year() : year;
    return years(viewer).stream()
        .filter(one -> one.year() == wanted)
        .findFirst()
        .orElseThrow(() -> new NotFound("fiscal year " + year));
  }

  /** The 47 in their order. */
  @Transactional(readOnly = true)
  public List<Line> lines(Viewer viewer, FiscalYear year) {
    requireSecretariat(viewer);
    Map<PrefectureCode, DeskContact> desks =
        people.desks(viewer.programme(), year).stream()
            .collect(Collectors.toMap(DeskContact::prefecture, Function.identity()));
    Map<PrefectureCode, ConfirmationRows.Row> said =
        rows.of(viewer.programme(), year).stream()
            .collect(Collectors.toMap(ConfirmationRows.Row::prefecture, Function.identity()));
    Map<String, MailHeading> mails = newestMails(viewer, year);
    return PrefectureCode.all().stream()
        .map(
            one ->
                line(
                    one, desks.get(one), said.get(one),
                    mails.get(DeskConfirmations.key(viewer.programme(), year, one).value())))
        .toList();
  }

  private Map<String, MailHeading> newestMails(Viewer viewer, FiscalYear year) {
    CaseKey all = new CaseKey(year.label() + "-DESKS-" + viewer.programme().name());
    Map<String, MailHeading> newest = new HashMap<>();
    outbox.ofCase(viewer.programme(), all, null, null, null, 1000).stream()
        .filter(mail -> mail.kind().equals("desk-confirmation") && mail.copyOf() == null)
        .forEach(mail -> newest.putIfAbsent(mail.caseKey(), mail));
    return newest;
  }

  private static Line line(
      PrefectureCode prefecture, DeskContact desk, ConfirmationRows.Row said, MailHeading mail) {
    if (said == null) {
      return new Line(prefecture, desk, "", State.NOT_ASKED, null, 0, null, sent(mail), null, null);
    }
    State state =
        said.confirmedAt() == null ? State.OPEN : said.changed() ? State.CORRECTED : State.UNCHANGED;
    return new Line(
        prefecture, desk, said.contactRole() == null ? "" : said.contactRole(), state, said.askedAt(), said.reminders(),
        said.remindedAt(), sent(mail), said.confirmedAt(), said.confirmedLabel());
  }

  private static String sent(MailHeading mail) {
    if (mail == null) {
      return null;
    }
    if (mail.state() == MailState.SENT) {
      return "SENT";
    }
    return mail.state() == MailState.QUEUED || mail.state() == MailState.CLAIMED ? "QUEUED" : "FAILED";
  }

  /** How many desks a day of this year would ask: with a contact, of the year before if need be, and not asked yet. */
  @Transactional(readOnly = true)
  public int toAsk(Viewer viewer, FiscalYear year) {
    requireSecretariat(viewer);
    Set<PrefectureCode> known =
        Stream.of(year, new FiscalYear(year.year() - 1))
            .flatMap(one -> people.desks(viewer.programme(), one).stream())
            .map(DeskContact::prefecture)
            .collect(Collectors.toCollection(HashSet::new));
    rows.of(viewer.programme(), year).stream()
        .filter(row -> row.askedAt() != null)
        .forEach(row -> known.remove(row.prefecture()));
    return known.size();
  }

  /** On which day they are asked, empty if none is set. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> askOn(Viewer viewer, FiscalYear year) {
    requireSecretariat(viewer);
    return rows.day(viewer.programme(), year).map(ConfirmationRows.Day::askOn);
  }

  /** Sets the day of a year; of today the desks are asked within moments. Those who were asked are not asked again. */
  public Outcome<Void> setDay(Viewer viewer, FiscalYear year, LocalDate askOn) {
    requireDaySetter(viewer);
    if (!year.contains(askOn)) {
      return Outcome.refused("handover.refused.otherYear");
    }
    if (askOn.isBefore(LocalDate.now(clock))) {
      return Outcome.refused("handover.refused.askedBefore");
    }
    if (!calendar.isBusinessDay(askOn)) {
      return Outcome.refused("handover.refused.askedClosed", Wareki.date(calendar.onOrAfter(askOn)));
    }
    rows.setDay(viewer.programme(), year, askOn);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.handover.askingDaySet", null)
            .detail("fiscalYear", year.name())
            .detail("askOn", askOn));
    return Outcome.done();
  }

  /** Guards the day before its form is read. */
  public void requireDaySetter(Viewer viewer) {
    if (!maySetDay(viewer)) {
      throw new Forbidden(viewer.role() + " does not set the day");
    }
  }

  public boolean maySetDay(Viewer viewer) {
    return viewer.isManagerOf(viewer.programme()) && viewer.proxy().isEmpty();
  }

  /** Reminds those of these that have not answered; with none chosen all of them. */
  public BulkReport remind(Viewer viewer, FiscalYear year, Collection<String> prefectures) {
    requireSecretariat(viewer);
    BulkReport.Counting counting = new BulkReport.Counting();
    rows.of(viewer.programme(), year).stream()
        .filter(row -> prefectures.isEmpty() ? row.confirmedAt() == null : prefectures.contains(row.prefecture().value()))
        .filter(row -> row.askedAt() != null)
        .forEach(row -> counting.add(round.remind(viewer.programme(), year, row)));
    BulkReport report = counting.report();
    if (report.done() > 0) {
      audit.record(
          AuditEntry.of(viewer.actor(), "audit.handover.desksReminded", null)
              .detail("fiscalYear", year.name())
              .detail("count", report.done()));
    }
    return report;
  }

  private static void requireSecretariat(Viewer viewer) {
    if (!viewer.isSecretariatOf(viewer.programme()) || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not see who has confirmed");
    }
  }
}
