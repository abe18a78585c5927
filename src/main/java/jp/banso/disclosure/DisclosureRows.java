package jp.banso.disclosure;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.disclosure.DisclosureFind.Decision;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests with what was found for them. */
@Repository
class DisclosureRows {

  private static final String OPEN = "('OPEN', 'TO_APPROVE', 'MAKING', 'READY')";

  private static final int MOST = 500;

  private final JdbcClient jdbc;

  DisclosureRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CaseKey insert(UUID id, ProgrammeCode programme, FiscalYear year, DisclosureText text, LocalDate dueOn) {
    int number =
        jdbc.sql("select coalesce(max(number), 0) + 1 from disclosure_request where programme = ? and fiscal_year = ?")
            .params(programme.name(), year.year())
            .query(Integer.class)
            .single();
    CaseKey key = new CaseKey(year.label() + "-" + programme.name() + "-E" + number);
    jdbc.sql(
            "insert into disclosure_request (id, programme, fiscal_year, number, case_key, state, basis, received_on,"
                + " due_on, asker, names, mails, telephones, organisations, more_masks)"
                + " values (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, '', '', '', '', '')")
        .params(
            id, programme.name(), year.year(), number, key.value(), text.basis().name(), Date.valueOf(text.receivedOn()),
            Date.valueOf(dueOn), text.asker().name())
        .update();
    keep(id, text, dueOn);
    return key;
  }

  /** What was looked for with other words is looked for anew. */
  void keep(UUID id, DisclosureText text, LocalDate dueOn) {
    jdbc.sql(
            "update disclosure_request set basis = ?, received_on = ?, due_on = ?, asker = ?, asker_name = ?,"
                + " identity = ?, names = ?, mails = ?, telephones = ?, organisations = ?, more_masks = ?,"
                + " period_from = ?, period_to = ?, searched_at = null, version = version + 1 where id = ?")
        .params(
            text.basis().name(), Date.valueOf(text.receivedOn()), Date.valueOf(dueOn), text.asker().name(),
            text.askerName(), text.identity(), lines(text.names()), lines(text.mails()), lines(text.telephones()),
            lines(text.organisations()), lines(text.moreMasks()), date(text.from()), date(text.to()), id)
        .update();
  }

  private static String lines(List<String> values) {
    return String.join("\n", values);
  }

  private static List<String> list(String lines) {
    return lines.isEmpty() ? List.of() : Arrays.asList(lines.split("\n"));
  }

  private static Date date(LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }

  Optional<Disclosure> find(ProgrammeCode programme, UUID id) {
    return jdbc.sql("select * from disclosure_request where programme = ? and id = ?")
        .params(programme.name(), id)
        .query(DisclosureRows::map)
        .optional();
  }

  /** Held until the end. */
  Optional<Disclosure> hold(UUID id) {
    return jdbc.sql("select * from disclosure_request where id = ? for update")
        .param(id)
        .query(DisclosureRows::map)
        .optional();
  }

  private static Disclosure map(ResultSet row, int number) throws SQLException {
    return new Disclosure(
        row.getObject("id", UUID.class), ProgrammeCode.valueOf(row.getString("programme")),
        new CaseKey(row.getString("case_key")), DisclosureState.valueOf(row.getString("state")), day(row, "due_on"),
        new DisclosureText(
            DisclosureBasis.valueOf(row.getString("basis")), day(row, "received_on"),
            DisclosureAsker.valueOf(row.getString("asker")), row.getString("asker_name"), row.getString("identity"),
            list(row.getString("names")), list(row.getString("mails")), list(row.getString("telephones")),
            list(row.getString("organisations")), list(row.getString("more_masks")), day(row, "period_from"),
            day(row, "period_to")),
        instant(row, "searched_at"), List.of((UUID[]) row.getArray("hands").getArray()), row.getString("submitted_label"),
        instant(row, "submitted_at"), row.getString("approved_label"), instant(row, "approved_at"),
        row.getString("returned_note"), instant(row, "made_at"), day(row, "file_until"),
        instant(row, "files_removed_at"), day(row, "handed_on"), row.getString("handed_how"),
        row.getString("ended_note"), instant(row, "ended_at"), day(row, "kept_until"), instant(row, "erased_at"),
        row.getLong("version"));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /** The last of them, the newest first. */
  List<DisclosureLine> of(ProgrammeCode programme) {
    return jdbc.sql(
            "select * from disclosure_request where programme = ? order by received_on desc, number desc limit " + MOST)
        .param(programme.name())
        .query(
            (row, number) ->
                new DisclosureLine(
                    row.getObject("id", UUID.class), new CaseKey(row.getString("case_key")),
                    DisclosureState.valueOf(row.getString("state")), DisclosureBasis.valueOf(row.getString("basis")),
                    day(row, "received_on"), day(row, "due_on"), day(row, "handed_on")))
        .list();
  }

  /** In its order, each decided as what it follows from. */
  List<DisclosureFind> finds(UUID request) {
    List<DisclosureFind> all =
        jdbc.sql("select * from disclosure_find where request_id = ? order by ordinal")
            .param(request)
            .query(DisclosureRows::found)
            .list();
    Map<String, DisclosureFind> byName =
        all.stream().collect(Collectors.toMap(one -> one.find().name(), Function.identity()));
    return all.stream().map(one -> one.withParentOf(byName)).toList();
  }

  private static DisclosureFind found(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    String key = row.getString("case_key");
    return new DisclosureFind(
        row.getInt("ordinal"),
        new PersonalFind(
            row.getString("source"), row.getString("ref"), row.getString("parent"), row.getString("kind_key"),
            Objects.toString(row.getString("about"), ""), key == null ? null : new CaseKey(key), instant(row, "at"),
            Arrays.stream(row.getString("signs").split(","))
                .filter(sign -> !sign.isEmpty())
                .map(Sign::valueOf)
                .collect(Collectors.toSet())),
        decision == null ? null : Decision.valueOf(decision), row.getString("reason"),
        row.getObject("decided_by", UUID.class));
  }

  /** What was found now, with what was decided before of the same. */
  void keepFinds(UUID request, List<PersonalFind> finds, Instant now) {
    Map<String, DisclosureFind> before =
        jdbc.sql("select * from disclosure_find where request_id = ?")
            .param(request)
            .query(DisclosureRows::found)
            .stream()
            .collect(Collectors.toMap(one -> one.find().name(), Function.identity()));
    jdbc.sql("delete from disclosure_find where request_id = ?").param(request).update();
    int number = 0;
    for (PersonalFind find : finds) {
      // what was only proposed may be proposed no more
      DisclosureFind known =
          Optional.ofNullable(before.get(find.name())).filter(one -> one.decidedBy() != null).orElse(null);
      Decision proposed = find.parent() == null && find.isCertain() ? Decision.GIVEN : null;
      jdbc.sql(
              "insert into disclosure_find (request_id, ordinal, source, ref, parent, kind_key, about, case_key, at,"
                  + " signs, decision, reason, decided_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          .params(
              request, ++number, find.source(), find.ref(), find.parent(), find.kindKey(), find.about(),
              find.key() == null ? null : find.key().value(), find.at() == null ? null : Timestamp.from(find.at()),
              find.signs().stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
              name(known == null ? proposed : known.decision()),
              known == null ? null : known.reason(), known == null ? null : known.decidedBy())
          .update();
    }
    jdbc.sql(
            "delete from disclosure_withheld w where request_id = ? and not exists (select 1 from disclosure_find f"
                + " where f.request_id = w.request_id and f.source = w.source and f.ref = w.ref)")
        .param(request)
        .update();
    jdbc.sql("update disclosure_request set searched_at = ?, version = version + 1 where id = ?")
        .params(Timestamp.from(now), request)
        .update();
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  void decide(UUID request, Collection<Integer> numbers, Decision decision, String reason, UUID by) {
    jdbc.sql(
            "update disclosure_find set decision = ?, reason = ?, decided_by = ?"
                + " where request_id = ? and ordinal = any(?)")
        .params(decision.name(), reason, by, request, numbers.toArray(Integer[]::new))
        .update();
    touch(request, by);
  }

  /** So that whoever has an older page is told, and who had a part in it does not approve it. */
  void touch(UUID request, UUID by) {
    jdbc.sql(
            "update disclosure_request set version = version + 1, hands = array_append(array_remove(hands, :by), :by)"
                + " where id = :id")
        .param("by", by)
        .param("id", request)
        .update();
  }

  List<Withheld> withheld(UUID request) {
    return jdbc.sql(
            "select w.* from disclosure_withheld w join disclosure_find f on f.request_id = w.request_id"
                + " and f.source = w.source and f.ref = w.ref where w.request_id = ? order by f.ordinal, w.part")
        .param(request)
        .query(
            (row, number) ->
                new Withheld(
                    row.getString("source") + ":" + row.getString("ref"), row.getString("part"),
                    row.getString("kind_key"), WithholdGround.valueOf(row.getString("ground")),
                    row.getString("reason")))
        .list();
  }

  /** Of the parts that a person was shown those that were ticked are held back, the others are not. */
  void withhold(
      UUID request, PersonalFind find, Collection<String> shown, Map<String, String> kinds, WithholdGround ground,
      String reason, UUID by) {
    jdbc.sql(
            "delete from disclosure_withheld where request_id = ? and source = ? and ref = ? and part = any(?)"
                + " and part <> all(?)")
        .params(
            request, find.source(), find.ref(), shown.toArray(String[]::new), kinds.keySet().toArray(String[]::new))
        .update();
    kinds.forEach(
        (part, kind) ->
            jdbc.sql(
                    "insert into disclosure_withheld (request_id, source, ref, part, kind_key, ground, reason, withheld_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(request, find.source(), find.ref(), part, kind, ground.name(), reason, by)
                .update());
    touch(request, by);
  }

  void submit(UUID id, UUID by, String label, Instant at) {
    jdbc.sql(
            "update disclosure_request set state = 'TO_APPROVE', submitted_by = ?, submitted_label = ?,"
                + " submitted_at = ?, returned_note = null, version = version + 1 where id = ?")
        .params(by, label, Timestamp.from(at), id)
        .update();
    touch(id, by);
  }

  void giveBack(UUID id, String note) {
    jdbc.sql(
            "update disclosure_request set state = 'OPEN', returned_note = ?, version = version + 1 where id = ?")
        .params(note, id)
        .update();
  }

  void approve(UUID id, UUID by, String label, Instant at) {
    jdbc.sql(
            "update disclosure_request set state = 'MAKING', approved_by = ?, approved_label = ?, approved_at = ?,"
                + " version = version + 1 where id = ?")
        .params(by, label, Timestamp.from(at), id)
        .update();
  }

  void makeAgain(UUID id) {
    jdbc.sql(
            "update disclosure_request set state = 'MAKING', made_at = null, file_until = null,"
                + " files_removed_at = null, version = version + 1 where id = ?")
        .param(id)
        .update();
  }

  void ready(UUID id, List<UUID> documents, Instant at, LocalDate until) {
    int number = 0;
    for (UUID document : documents) {
      jdbc.sql("insert into disclosure_file (request_id, ordinal, document_id) values (?, ?, ?)")
          .params(id, ++number, document)
          .update();
    }
    jdbc.sql("delete from disclosure_part where request_id = ?").param(id).update();
    jdbc.sql(
            "update disclosure_request set state = 'READY', made_at = ?, file_until = ?, version = version + 1"
                + " where id = ?")
        .params(Timestamp.from(at), Date.valueOf(until), id)
        .update();
  }

  void hand(UUID id, LocalDate on, String how, Instant at, LocalDate keptUntil) {
    jdbc.sql("update disclosure_request set handed_on = ?, handed_how = ? where id = ?")
        .params(Date.valueOf(on), how, id)
        .update();
    end(id, DisclosureState.HANDED, at, keptUntil);
  }

  void drop(UUID id, String note, Instant at, LocalDate keptUntil) {
    jdbc.sql("update disclosure_request set ended_note = ? where id = ?").params(note, id).update();
    end(id, DisclosureState.DROPPED, at, keptUntil);
  }

  /** What tells one thing from another names people, also others, and is needed no longer. */
  private void end(UUID id, DisclosureState state, Instant at, LocalDate keptUntil) {
    jdbc.sql("update disclosure_find set about = null where request_id = ?").param(id).update();
    jdbc.sql("delete from disclosure_part where request_id = ?").param(id).update();
    jdbc.sql(
            "update disclosure_request set state = ?, ended_at = ?, kept_until = ?, version = version + 1 where id = ?")
        .params(state.name(), Timestamp.from(at), Date.valueOf(keptUntil), id)
        .update();
  }

  List<UUID> files(UUID request) {
    return jdbc.sql("select document_id from disclosure_file where request_id = ? order by ordinal")
        .param(request)
        .query(UUID.class)
        .list();
  }

  void removeFiles(UUID request, Instant at) {
    jdbc.sql("delete from disclosure_file where request_id = ?").param(request).update();
    jdbc.sql("update disclosure_request set files_removed_at = ?, version = version + 1 where id = ?")
        .params(Timestamp.from(at), request)
        .update();
  }

  /** Number, days and the clerks stay. */
  void erase(UUID request, Instant at) {
    jdbc.sql("delete from disclosure_withheld where request_id = ?").param(request).update();
    jdbc.sql("delete from disclosure_find where request_id = ?").param(request).update();
    jdbc.sql(
            "update disclosure_request set asker_name = null, identity = null, names = '', mails = '', telephones = '',"
                + " organisations = '', more_masks = '', returned_note = null, handed_how = null, ended_note = null,"
                + " erased_at = ?, version = version + 1 where id = ?")
        .params(Timestamp.from(at), request)
        .update();
  }

  /** How many of what is given have been written. */
  int parts(UUID request) {
    return jdbc.sql("select count(*) from disclosure_part where request_id = ?")
        .param(request)
        .query(Integer.class)
        .single();
  }

  Set<Integer> written(UUID request) {
    return jdbc.sql("select ordinal from disclosure_part where request_id = ?")
        .param(request)
        .query(Integer.class)
        .set();
  }

  void write(UUID request, int number, String content) {
    jdbc.sql(
            "insert into disclosure_part (request_id, ordinal, content) values (?, ?, ?) on conflict do nothing")
        .params(request, number, content)
        .update();
  }

  List<String> contents(UUID request) {
    return jdbc.sql("select content from disclosure_part where request_id = ? order by ordinal")
        .param(request)
        .query(String.class)
        .list();
  }

  List<UUID> making() {
    return jdbc.sql("select id from disclosure_request where state = 'MAKING' order by approved_at, id")
        .query(UUID.class)
        .list();
  }

  List<UUID> filesOver(LocalDate today) {
    return jdbc.sql(
            "select id from disclosure_request where made_at is not null and files_removed_at is null and file_until < ?")
        .param(Date.valueOf(today))
        .query(UUID.class)
        .list();
  }

  List<UUID> over(LocalDate today) {
    return jdbc.sql("select id from disclosure_request where kept_until < ? and erased_at is null")
        .param(Date.valueOf(today))
        .query(UUID.class)
        .list();
  }

  /** The last day of the first of what is kept until some day. */
  Optional<LocalDate> firstLastDay() {
    return jdbc.sql(
            "select least((select min(file_until) from disclosure_request where made_at is not null"
                + " and files_removed_at is null),"
                + " (select min(kept_until) from disclosure_request where erased_at is null)) as last")
        .query((row, number) -> Optional.ofNullable(row.getObject("last", LocalDate.class)))
        .single();
  }

  Optional<Instant> oldestMaking() {
    return jdbc.sql("select min(approved_at) as at from disclosure_request where state = 'MAKING'")
        .query((row, number) -> Optional.ofNullable(instant(row, "at")))
        .single();
  }

  /** Whether an open request found one of these. */
  boolean areAskedFor(String source, Collection<String> refs) {
    return jdbc.sql(
                "select count(*) from disclosure_find f join disclosure_request r on r.id = f.request_id"
                    + " where f.source = ? and f.ref = any(?) and r.state in " + OPEN)
            .params(source, refs.toArray(String[]::new))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Requests in which these words stand, see {@link DisclosurePersonalRecords}. */
  List<Disclosure> ended(ProgrammeCode programme) {
    return jdbc.sql(
            "select * from disclosure_request where programme = ? and erased_at is null order by received_on, number")
        .param(programme.name())
        .query(DisclosureRows::map)
        .list();
  }
}
