package jp.banso.participation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 意向確認 as the prefecture's officer leads it; the secretariat records it on the officer's word. */
@Service
@Transactional
public class ParticipationService {

  private final ParticipationRows rows;
  private final ParticipationMails mails;
  private final PastedRows pasted;
  private final StartedDrafts drafts;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final People people;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;

  ParticipationService(
      ParticipationRows rows, ParticipationMails mails, PastedRows pasted, StartedDrafts drafts, Calls calls,
      BusinessCalendar calendar, People people, ProxyRecords proxies, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.pasted = pasted;
    this.drafts = drafts;
    this.calls = calls;
    this.calendar = calendar;
    this.people = people;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
  }

  /** The list; not found for anyone but the prefecture itself and the programme's secretariat. */
  @Transactional(readOnly = true)
  public ParticipationView view(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = visible(viewer, callId, prefecture);
    Optional<ParticipationRows.Header> header = rows.header(callId, prefecture);
    return new ParticipationView(
        call, prefecture, ParticipationRows.keyOf(call, prefecture), rows.counts(callId, prefecture),
        header.map(ParticipationRows.Header::answerBy).orElse(null),
        header.map(ParticipationRows.Header::nobodyAt).orElse(null),
        header.map(ParticipationRows.Header::nobodyBy).orElse(null), isReceiving(call),
        rows.earlier(call, prefecture).map(earlier -> rows.of(earlier, prefecture).size()).orElse(0));
  }

  /** A page of the rows; not found as the list itself. */
  @Transactional(readOnly = true)
  public List<ListedParticipant> page(
      Viewer viewer, CallId callId, PrefectureCode prefecture, ParticipantFilter filter, ParticipantColumn column,
      boolean descending, Place after, int size) {
    CallView call = visible(viewer, callId, prefecture);
    Optional<ParticipationRows.Header> header = rows.header(callId, prefecture);
    boolean nobody = header.filter(one -> one.nobodyAt() != null).isPresent();
    LocalDate answerBy = header.map(ParticipationRows.Header::answerBy).orElse(null);
    LocalDate beginBy = calls.days(call, prefecture).regionDueOn();
    return rows.page(callId, prefecture, filter, column.order(descending), after, size).stream()
        .map(
            one ->
                nobody
                    ? ListedParticipant.settled(one.line(), one.place())
                    : ListedParticipant.of(one.line(), answerBy, beginBy, one.place()))
        .toList();
  }

  /** How many rows that is; not found as the list itself. */
  @Transactional(readOnly = true)
  public ListCount count(Viewer viewer, CallId callId, PrefectureCode prefecture, ParticipantFilter filter) {
    visible(viewer, callId, prefecture);
    return rows.count(callId, prefecture, filter);
  }

  private CallView visible(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = calls.get(callId);
    boolean own = viewer.holds(Groups.prefecture(call.programme(), prefecture));
    if (viewer.programme() != call.programme() || !(own || viewer.isSecretariatOf(call.programme()))) {
      throw new NotFound("participation of " + prefecture);
    }
    return call;
  }

  private boolean isReceiving(CallView call) {
    return call.isOpen() && clock.instant().isBefore(call.deadlineEnd());
  }

  /**
   * Guards an act before its form is read; the word of the prefecture may be missing yet.
   *
   * @throws NotFound for another programme's people
   * @throws Forbidden for all but the prefecture and the secretariat
   * @throws AlreadyDone once the call receives nothing any more
   */
  @Transactional(readOnly = true)
  public void guard(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = calls.get(callId);
    ProgrammeCode programme = call.programme();
    if (viewer.programme() != programme) {
      throw new NotFound("participation of " + prefecture);
    }
    if (!viewer.holds(Groups.prefecture(programme, prefecture)) && !viewer.isSecretariatOf(programme)) {
      throw new Forbidden(viewer.role() + " keeps no list of " + prefecture);
    }
    if (!isReceiving(call)) {
      throw new AlreadyDone(call.key() + " receives nothing");
    }
  }

  /** What an act begins with: the call, and nobody else at the list. */
  private CallView hold(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    guard(viewer, callId, prefecture);
    CallView call = calls.get(callId);
    viewer.requireActFor(Groups.prefecture(call.programme(), prefecture), call.programme());
    rows.hold(call, prefecture, clock.instant());
    return call;
  }

  /** How many pasted rows were taken, and the lines that were not. */
  public record Added(int rows, List<RefusedRow> refused) {}

  /** Adds what is pasted; a name that is there keeps its answer unless another is said. */
  public Outcome<Added> add(Viewer viewer, CallId callId, PrefectureCode prefecture, String text) {
    CallView call = hold(viewer, callId, prefecture);
    PastedRows.Read read = pasted.read(text, prefecture);
    if (read.rows().isEmpty() && read.refused().isEmpty()) {
      return Outcome.refused("participation.refused.nothingRead");
    }
    for (PastedRows.Pasted row : read.rows()) {
      rows.put(callId, prefecture, row);
      if (row.intent() != null) {
        rows.named(callId, prefecture, row.name())
            .filter(line -> line.intent() != row.intent())
            .ifPresent(
                line -> rows.answer(line, row.intent(), line.note(), clock.instant(), viewer.actor().label()));
      }
    }
    if (!read.rows().isEmpty()) {
      record(viewer, call, prefecture, "audit.participation.rowsAdded", read.rows().size());
    }
    return Outcome.done(new Added(read.rows().size(), read.refused()));
  }

  /** Takes names, kinds and addresses over from the latest earlier list; answers are asked for anew. */
  public Outcome<Integer> takeOver(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = hold(viewer, callId, prefecture);
    List<ParticipantLine> earlier =
        rows.earlier(call, prefecture).map(one -> rows.of(one, prefecture)).orElse(List.of());
    if (earlier.isEmpty()) {
      return Outcome.refused("participation.refused.nothingEarlier");
    }
    earlier.forEach(
        line ->
            rows.put(callId, prefecture, new PastedRows.Pasted(line.name(), line.kind(), line.mail(), null)));
    record(viewer, call, prefecture, "audit.participation.takenOver", earlier.size());
    return Outcome.done(earlier.size());
  }

  /** The officer records an answer for each of the chosen. */
  public BulkReport answer(
      Viewer viewer, CallId callId, PrefectureCode prefecture, List<UUID> chosen, Intent intent) {
    CallView call = hold(viewer, callId, prefecture);
    BulkReport.Counting counting = new BulkReport.Counting();
    Instant now = clock.instant();
    for (UUID id : chosen) {
      Optional<ParticipantLine> line = own(callId, prefecture, id);
      counting.add(
          name(line),
          line.isPresent() && rows.answer(line.get(), intent, line.get().note(), now, viewer.actor().label()) > 0
              ? null
              : "participation.bulk.gone");
    }
    record(viewer, call, prefecture, "audit.participation.answered", chosen.size());
    return counting.report();
  }

  /** Takes the chosen off the list; one that has begun an application stays. */
  public BulkReport remove(Viewer viewer, CallId callId, PrefectureCode prefecture, List<UUID> chosen) {
    CallView call = hold(viewer, callId, prefecture);
    BulkReport.Counting counting = new BulkReport.Counting();
    for (UUID id : chosen) {
      Optional<ParticipantLine> line = own(callId, prefecture, id);
      if (line.isEmpty()) {
        counting.add("participation.bulk.gone");
      } else if (line.get().draft() != null) {
        counting.add(name(line), "participation.bulk.begun");
      } else {
        rows.remove(id);
        counting.add(null);
      }
    }
    record(viewer, call, prefecture, "audit.participation.removed", chosen.size());
    return counting.report();
  }

  /** Asks the chosen by mail; each at most once a day, and nobody who has said that they do not apply. */
  public BulkReport ask(Viewer viewer, CallId callId, PrefectureCode prefecture, List<UUID> chosen) {
    CallView call = hold(viewer, callId, prefecture);
    LocalDate answerBy = rows.header(callId, prefecture).map(ParticipationRows.Header::answerBy).orElse(null);
    BulkReport.Counting counting = new BulkReport.Counting();
    for (UUID id : chosen) {
      Optional<ParticipantLine> line = own(callId, prefecture, id);
      counting.add(
          name(line),
          line.map(one -> asked(call, one, answerBy)).orElse(Optional.of("participation.bulk.gone")).orElse(null));
    }
    record(viewer, call, prefecture, "audit.participation.asked", chosen.size());
    return counting.report();
  }

  /** Empty if the mail was written, else why it was not. */
  Optional<String> asked(CallView call, ParticipantLine line, LocalDate answerBy) {
    if (line.intent() == Intent.NONE) {
      return Optional.of("participation.bulk.none");
    }
    if (line.mail().isEmpty()) {
      return Optional.of("participation.bulk.noAddress");
    }
    if (rows.header(line.call(), line.prefecture()).map(ParticipationRows.Header::nobodyAt).isPresent()) {
      return Optional.of("participation.bulk.nobody");
    }
    String code = AnswerCode.create();
    LocalDate today = LocalDate.now(clock);
    if (!rows.asked(line, today, clock.instant(), AnswerCode.hash(code))) {
      return Optional.of("participation.bulk.today");
    }
    mails.asked(call, line, code, answerBy, today);
    return Optional.empty();
  }

  /** Asks those who mean to apply and have not begun to begin; each at most once a day. */
  public BulkReport askToStart(Viewer viewer, CallId callId, PrefectureCode prefecture, List<UUID> chosen) {
    CallView call = hold(viewer, callId, prefecture);
    LocalDate today = LocalDate.now(clock);
    LocalDate ownDay = calls.days(call, prefecture).regionDueOn();
    LocalDate dueOn = ownDay.isBefore(today) ? call.terms().deadline() : ownDay;
    BulkReport.Counting counting = new BulkReport.Counting();
    for (UUID id : chosen) {
      Optional<ParticipantLine> line = own(callId, prefecture, id);
      String failure = line.map(ParticipationService::notToStart).orElse("participation.bulk.gone");
      if (failure.isEmpty() && !rows.askedToStart(id, today)) {
        failure = "participation.bulk.today";
      }
      if (failure.isEmpty()) {
        mails.start(call, line.get(), dueOn, today);
      }
      counting.add(name(line), failure.isEmpty() ? null : failure);
    }
    record(viewer, call, prefecture, "audit.participation.askedToStart", chosen.size());
    return counting.report();
  }

  private static String notToStart(ParticipantLine line) {
    if (line.draft() != null || line.intent() != Intent.PLANNED) {
      return "participation.bulk.begun";
    }
    return line.mail().isEmpty() ? "participation.bulk.noAddress" : "";
  }

  /** As the report calls it. */
  private String name(Optional<ParticipantLine> line) {
    return line.map(ParticipantLine::name).orElse("");
  }

  private Optional<ParticipantLine> own(CallId call, PrefectureCode prefecture, UUID id) {
    return rows.find(id).filter(line -> line.call().equals(call) && line.prefecture().equals(prefecture));
  }

  /** By when the answers are asked for; null for no day. */
  public Outcome<Void> term(Viewer viewer, CallId callId, PrefectureCode prefecture, LocalDate answerBy) {
    CallView call = hold(viewer, callId, prefecture);
    if (answerBy != null
        && (answerBy.isBefore(LocalDate.now(clock)) || answerBy.isAfter(call.terms().deadline()))) {
      return Outcome.refused("participation.refused.answerBy");
    }
    if (answerBy != null && !calendar.isBusinessDay(answerBy)) {
      return Outcome.refused("participation.refused.closedDay", Wareki.date(calendar.onOrBefore(answerBy)));
    }
    rows.term(callId, prefecture, answerBy);
    record(viewer, call, prefecture, "audit.participation.term", 0);
    return Outcome.done();
  }

  /**
   * 管内に応募なし: the prefecture owes nothing any more and is reminded of nothing. Refused while one of its
   * applications is open: it would contradict itself.
   */
  public Outcome<Void> declareNobody(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = hold(viewer, callId, prefecture);
    int open = drafts.open(callId, prefecture);
    if (open > 0) {
      return Outcome.refused("participation.refused.draftsOpen", open);
    }
    if (rows.nobody(callId, prefecture, clock.instant(), viewer.actor().label()) == 0) {
      throw new AlreadyDone("nobody of " + prefecture + " was said to apply already");
    }
    record(viewer, call, prefecture, "audit.participation.nobody", 0);
    return Outcome.done();
  }

  /** Somebody may apply after all. */
  public void withdrawNobody(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = hold(viewer, callId, prefecture);
    if (rows.nobody(callId, prefecture, null, null) == 0) {
      throw new AlreadyDone("nobody of " + prefecture + " is not said to apply");
    }
    record(viewer, call, prefecture, "audit.participation.nobodyWithdrawn", 0);
  }

  private void record(Viewer viewer, CallView call, PrefectureCode prefecture, String action, int count) {
    CaseKey key = ParticipationRows.keyOf(call, prefecture);
    AuditEntry entry = AuditEntry.of(viewer.actor(), action, key).audience(Audience.PREFECTURE);
    audit.record(count > 0 ? entry.detail("count", count) : entry);
    proxies.record(
        viewer, key, "participation.step.keep",
        people.desk(call.programme(), call.fiscalYear(), prefecture).map(DeskContact::mail).orElse(null));
  }
}
