package jp.banso.inquiries;

import static jp.banso.inquiries.InquiryState.OPEN;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.DeskHandover.Item;
import jp.banso.inquiries.DeskHandover.Reason;
import jp.banso.inquiries.InquiryFilter.Shelf;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.BulkReport;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 引継ぎ: at the end of the day of the desk (17時) what is open is told to who comes next, by one piece of work. */
@Service
@Transactional
public class DeskHandovers {

  /** What the work is about that the desk finds in the morning; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "desk-handover";

  private final InquiryQueries queries;
  private final InquiryAccess access;
  private final Inquiries inquiries;
  private final OpenDesks desks;
  private final CaseNumbers numbers;
  private final People people;
  private final Worklist worklist;
  private final MessageSource messages;
  private final AuditLog audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  DeskHandovers(
      InquiryQueries queries, InquiryAccess access, Inquiries inquiries, OpenDesks desks, CaseNumbers numbers,
      People people, Worklist worklist, MessageSource messages, AuditLog audit, JdbcClient jdbc, Clock clock) {
    this.queries = queries;
    this.access = access;
    this.inquiries = inquiries;
    this.desks = desks;
    this.numbers = numbers;
    this.people = people;
    this.worklist = worklist;
    this.messages = messages;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An open case with what is noted of it for tomorrow; null if nothing is. */
  public record Line(InquiryLine line, String note) {}

  /** A note as it was typed, with what its writer was shown. */
  public record Note(UUID inquiry, String was, String text) {}

  /**
   * What is open, most urgent first.
   *
   * @param after null for the first page
   */
  @Transactional(readOnly = true)
  public List<Line> open(Viewer viewer, Place after, int size) {
    InquiryFilter filter = new InquiryFilter(Shelf.OPEN, null, null, null, null, null, null, null, null, null, null);
    List<InquiryLine> lines = queries.page(viewer, filter, InquiryColumn.DUE, false, after, size);
    Map<UUID, String> notes = notes(lines.stream().map(line -> line.inquiry().id().value()).toList());
    return lines.stream().map(line -> new Line(line, notes.get(line.inquiry().id().value()))).toList();
  }

  private Map<UUID, String> notes(List<UUID> ids) {
    Map<UUID, String> notes = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("select inquiry_id, note from inquiry_handover_note where inquiry_id in (:ids)")
          .param("ids", ids)
          .query(
              row -> {
                notes.put(row.getObject("inquiry_id", UUID.class), row.getString("note"));
              });
    }
    return notes;
  }

  /** When the desk closes next; outside of its period only while something is open, which is still answered. */
  @Transactional(readOnly = true)
  public Optional<Instant> nextClosing(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return desks
        .ofYearOrBefore(viewer.programme(), clock.instant())
        .flatMap(desk -> nextClosing(viewer.programme(), desk, clock.instant()));
  }

  private Optional<Instant> nextClosing(ProgrammeCode programme, OpenDesk desk, Instant now) {
    return Optional.of(desk.checkDue(now)).filter(closing -> desk.isInPeriod(closing) || hasOpen(programme));
  }

  /** What was left when the desk closed last; empty if it never closed with anything open. */
  @Transactional(readOnly = true)
  public Optional<DeskHandover> last(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return one(viewer.programme(), "closed_at is not null order by day desc limit 1", null);
  }

  /** What is prepared for the next closing. */
  @Transactional(readOnly = true)
  public Optional<DeskHandover> prepared(Viewer viewer) {
    return nextClosing(viewer).flatMap(closing -> ofDay(viewer.programme(), JapanTime.dateOf(closing)));
  }

  private Optional<DeskHandover> ofDay(ProgrammeCode programme, LocalDate day) {
    return one(programme, "day = :day", day);
  }

  private Optional<DeskHandover> one(ProgrammeCode programme, String condition, LocalDate day) {
    record Row(
        UUID id, LocalDate day, UUID successor, String note, Timestamp closedAt, UUID readBy, long version) {}
    Row row =
        jdbc.sql("select * from desk_handover where programme = :programme and " + condition)
            .param("programme", programme.name())
            .param("day", day == null ? null : Date.valueOf(day), Types.DATE)
            .query(
                (found, number) ->
                    new Row(
                        found.getObject("id", UUID.class), found.getDate("day").toLocalDate(),
                        found.getObject("successor", UUID.class), found.getString("note"),
                        found.getTimestamp("closed_at"), found.getObject("read_by", UUID.class),
                        found.getLong("version")))
            .optional()
            .orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    Map<UUID, String> names =
        people.names(Stream.of(row.successor(), row.readBy()).filter(Objects::nonNull).distinct().toList());
    return Optional.of(
        new DeskHandover(
            row.id(), row.day(), row.successor(), name(names, row.successor()), row.note(),
            row.closedAt() == null ? null : row.closedAt().toInstant(), name(names, row.readBy()), items(row.id()),
            row.version()));
  }

  private static String name(Map<UUID, String> names, UUID person) {
    return person == null ? null : names.get(person);
  }

  private List<Item> items(UUID id) {
    record Row(UUID inquiry, Reason reason, UUID heldBy, String note) {}
    List<Row> rows =
        jdbc.sql(
                "select d.inquiry_id, d.reason, d.held_by, d.note from desk_handover_item d"
                    + " join inquiry i on i.id = d.inquiry_id where d.handover_id = ?"
                    + " order by d.reason, i.answer_due, i.id")
            .param(id)
            .query(
                (row, number) ->
                    new Row(
                        row.getObject("inquiry_id", UUID.class), Reason.valueOf(row.getString("reason")),
                        row.getObject("held_by", UUID.class), row.getString("note")))
            .list();
    Map<UUID, Inquiry> found =
        rows.isEmpty()
            ? Map.of()
            : inquiries.findByIdIn(rows.stream().map(Row::inquiry).toList()).stream()
                .collect(Collectors.toMap(Inquiry::id, Function.identity()));
    Map<UUID, String> names = people.names(rows.stream().map(Row::heldBy).filter(Objects::nonNull).distinct().toList());
    return rows.stream()
        .map(row -> new Item(found.get(row.inquiry()).view(), row.reason(), name(names, row.heldBy()), row.note()))
        .toList();
  }

  /**
   * Keeps the notes that were changed; an empty one is taken away. What a colleague has written meanwhile is not
   * written over.
   *
   * @return how many were kept, and of which ones a colleague was quicker
   */
  public BulkReport note(Viewer viewer, List<Note> notes) {
    InquiryAccess.requireInPerson(viewer);
    BulkReport.Counting counting = new BulkReport.Counting();
    for (Note note : notes) {
      if (!note.text().equals(note.was())) {
        Inquiry inquiry = access.held(viewer, new InquiryId(note.inquiry()));
        String now = notes(List.of(note.inquiry())).getOrDefault(note.inquiry(), "");
        if (!inquiry.state().isOpen()) {
          counting.add(numbers.shown(inquiry.key()), "inquiries.refused.over");
        } else if (!now.equals(note.was()) && !now.equals(note.text())) {
          counting.add(numbers.shown(inquiry.key()), "inquiries.refused.noted");
        } else {
          keep(viewer, inquiry, note.text());
          counting.add(null);
        }
      }
    }
    return counting.report();
  }

  private void keep(Viewer viewer, Inquiry inquiry, String text) {
    if (text.isEmpty()) {
      jdbc.sql("delete from inquiry_handover_note where inquiry_id = ?").param(inquiry.id()).update();
    } else {
      jdbc.sql(
              "insert into inquiry_handover_note values (?, ?, ?, ?) on conflict (inquiry_id) do update"
                  + " set note = excluded.note, noted_by = excluded.noted_by, noted_at = excluded.noted_at")
          .params(inquiry.id(), text, viewer.personId(), Timestamp.from(clock.instant()))
          .update();
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.handoverNoted", inquiry.key()));
  }

  /**
   * Says who comes next, and what they are to know of the day.
   *
   * @param version of what the viewer was shown, -1 if nothing was prepared
   * @param successor null leaves it to everybody of the desk
   * @throws StaleEdit if a colleague has prepared it meanwhile
   */
  public Outcome<Void> prepare(Viewer viewer, long version, UUID successor, String note) {
    InquiryAccess.requireInPerson(viewer);
    Optional<Instant> closing = nextClosing(viewer);
    if (closing.isEmpty()) {
      return Outcome.refused("inquiries.refused.notOpen");
    }
    if (successor != null
        && people.holding(Groups.secretariat(viewer.programme())).stream()
            .noneMatch(one -> one.id().equals(successor))) {
      return Outcome.refused("inquiries.refused.person");
    }
    LocalDate day = JapanTime.dateOf(closing.get());
    int kept =
        version < 0
            ? jdbc.sql(
                    "insert into desk_handover (id, programme, day, successor, note) values (:id, :programme, :day,"
                        + " :successor, :note) on conflict do nothing")
                .param("id", UUID.randomUUID())
                .param("programme", viewer.programme().name())
                .param("day", Date.valueOf(day))
                .param("successor", successor, Types.OTHER)
                .param("note", note, Types.VARCHAR)
                .update()
            : jdbc.sql(
                    "update desk_handover set successor = :successor, note = :note, version = version + 1"
                        + " where programme = :programme and day = :day and version = :version and closed_at is null")
                .param("successor", successor, Types.OTHER)
                .param("note", note, Types.VARCHAR)
                .param("programme", viewer.programme().name())
                .param("day", Date.valueOf(day))
                .param("version", version)
                .update();
    if (kept == 0) {
      throw new StaleEdit("the hand-over of " + day);
    }
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.handoverPrepared", null));
    return Outcome.done();
  }

  /** Somebody has taken over what was left. */
  public void read(Viewer viewer, UUID id) {
    InquiryAccess.requireInPerson(viewer);
    String programme =
        jdbc.sql("select programme from desk_handover where id = ? and closed_at is not null for update")
            .param(id)
            .query(String.class)
            .optional()
            .filter(viewer.programme().name()::equals)
            .orElseThrow(() -> new NotFound("hand-over " + id));
    if (jdbc.sql("update desk_handover set read_by = ?, read_at = ? where id = ? and read_at is null")
            .params(viewer.personId(), Timestamp.from(clock.instant()), id)
            .update()
        == 0) {
      throw new AlreadyDone("hand-over of " + programme + " was taken over");
    }
    worklist.close(Source.MENTION, ref(id));
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.handoverRead", null));
  }

  private static String ref(UUID id) {
    return WORK + "-" + id;
  }

  /** The closing whose hand-over is to be made next, past or to come; empty while nothing is open. */
  @Transactional(readOnly = true)
  Optional<Instant> dueNext(ProgrammeCode programme, Instant now) {
    Optional<OpenDesk> desk = desks.ofYearOrBefore(programme, now);
    if (desk.isEmpty() || !hasOpen(programme)) {
      return Optional.empty();
    }
    return missed(programme, desk.get(), now).or(() -> nextClosing(programme, desk.get(), now));
  }

  private boolean hasOpen(ProgrammeCode programme) {
    return jdbc.sql(
            "select exists (select 1 from inquiry where programme = :programme and state in " + OPEN + ") or exists ("
                + "select 1 from callback c join inquiry i on i.id = c.inquiry_id"
                + " where i.programme = :programme and c.state = 'OPEN')")
        .param("programme", programme.name())
        .query(Boolean.class)
        .single();
  }

  private Optional<Instant> missed(ProgrammeCode programme, OpenDesk desk, Instant now) {
    return desk.lastClosing(now)
        .filter(
            closing ->
                jdbc.sql("select count(*) from desk_handover where programme = ? and day = ? and closed_at is not null")
                        .params(programme.name(), Date.valueOf(JapanTime.dateOf(closing)))
                        .query(Integer.class)
                        .single()
                    == 0);
  }

  /**
   * Puts what is left at the last closing on the list of who comes next: one piece of work, however much it is. Of days
   * that were missed only the last is made up for.
   */
  void close(ProgrammeCode programme, Instant now) {
    OpenDesk desk = desks.ofYearOrBefore(programme, now).orElse(null);
    if (desk == null || !hasOpen(programme)) {
      return;
    }
    missed(programme, desk, now).ifPresent(closing -> close(programme, desk, closing));
  }

  private void close(ProgrammeCode programme, OpenDesk desk, Instant closing) {
    LocalDate day = JapanTime.dateOf(closing);
    UUID id =
        jdbc.sql(
                "insert into desk_handover (id, programme, day, closed_at) values (?, ?, ?, ?)"
                    + " on conflict (programme, day) do update set closed_at = excluded.closed_at"
                    + " where desk_handover.closed_at is null returning id")
            .params(UUID.randomUUID(), programme.name(), Date.valueOf(day), Timestamp.from(closing))
            .query(UUID.class)
            .optional()
            .orElse(null);
    if (id == null) {
      return;
    }
    Instant next = desk.checkDue(closing);
    int left = leave(programme, id, closing, next);
    if (left > 0) {
      tell(programme, id, day, next);
      audit.record(
          AuditEntry.of(Actor.system(), "audit.inquiries.handedOver", null).detail("count", String.valueOf(left)));
    }
  }

  /** What came after the closing is the next day's own; a promised call is made although the case has ended. */
  private int leave(ProgrammeCode programme, UUID id, Instant closing, Instant next) {
    String callback =
        "exists (select 1 from callback c where c.inquiry_id = i.id and c.state = 'OPEN' and c.due_at < :dueUntil)";
    String free = "(i.assigned_to is null and i.state not in ('WAITING', 'AT_MINISTRY'))";
    return jdbc.sql(
            "insert into desk_handover_item (handover_id, inquiry_id, reason, held_by, note) select :id, i.id,"
                + " case when " + callback + " then 'CALLBACK' when " + free + " then 'UNASSIGNED' else 'DUE' end,"
                + " i.assigned_to, n.note"
                + " from inquiry i left join inquiry_handover_note n on n.inquiry_id = i.id"
                + " where i.programme = :programme and i.received_at < :closing and (" + callback
                + " or (i.state in " + OPEN + " and (" + free + " or " + Worklist.isDue("i.case_key") + ")))")
        .param("id", id)
        .param("programme", programme.name())
        .param("closing", Timestamp.from(closing))
        .param("dueFrom", Timestamp.from(Instant.EPOCH))
        .param("dueUntil", Timestamp.from(next.plusMillis(1)))
        .update();
  }

  private void tell(ProgrammeCode programme, UUID id, LocalDate day, Instant due) {
    UUID successor =
        jdbc.sql("select successor from desk_handover where id = ?")
            .param(id)
            .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
            .single()
            .orElse(null);
    String group = Groups.secretariat(programme);
    String title = messages.getMessage("inquiries.work.handover", new Object[] {Wareki.date(day)}, Locale.JAPAN);
    // what nobody took over yesterday is in what is left today
    jdbc.sql(
            "select id from desk_handover where programme = ? and closed_at is not null and read_at is null"
                + " and day < ?")
        .params(programme.name(), Date.valueOf(day))
        .query(UUID.class)
        .list()
        .forEach(older -> worklist.close(Source.MENTION, ref(older)));
    if (successor == null) {
      worklist.openUntil(Source.MENTION, ref(id), programme, group, null, WORK, title, due);
    } else {
      worklist.openFor(Source.MENTION, ref(id), programme, group, successor, null, WORK, title);
    }
  }
}
