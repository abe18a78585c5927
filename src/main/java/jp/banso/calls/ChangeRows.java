package jp.banso.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of published calls with what they change. */
@Repository
class ChangeRows {

  private static final String OPEN = "(state = 'PROPOSED' or state = 'RETURNED' and ended_at is null)";

  private static final String PAPERS =
      "select d.id, d.kind, d.mark, d.title, p.file_name, p.body, p.document_id"
          + " from call_change_paper p join call_document d on d.id = p.call_document_id";

  private final JdbcClient jdbc;

  ChangeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<CallChange> of(CallId call) {
    return changes(call, "");
  }

  /** Those that took effect, newest first. */
  List<CallChange> released(CallId call) {
    return changes(call, " and c.state = 'RELEASED'");
  }

  /** The one that somebody still has something to do with; there is one at most. */
  Optional<CallChange> open(CallId call) {
    return changes(call, " and " + OPEN).stream().findFirst();
  }

  /** Whether one waits for its answer. */
  boolean awaitsAnswer(CallId call) {
    return jdbc.sql("select exists (select 1 from call_change where call_id = ? and state = 'PROPOSED')")
        .param(call.value())
        .query(Boolean.class)
        .single();
  }

  /** How many were ever proposed. */
  int count(CallId call) {
    return jdbc.sql("select count(*) from call_change where call_id = ?")
        .param(call.value())
        .query(Integer.class)
        .single();
  }

  /** The highest number of a 正誤 that was published, 0 before the first. */
  int lastNumber(CallId call) {
    return jdbc.sql("select coalesce(max(number), 0) from call_change where call_id = ?")
        .param(call.value())
        .query(Integer.class)
        .single();
  }

  /** Those who proposed one or took one back. */
  List<UUID> managers(CallId call) {
    return jdbc.sql(
            "select proposed_by from call_change where call_id = ?"
                + " union select ended_by from call_change where call_id = ? and state = 'WITHDRAWN'")
        .params(call.value(), call.value())
        .query(UUID.class)
        .list();
  }

  private List<CallChange> changes(CallId call, String which) {
    return jdbc.sql(
            "select c.*, l.position, l.label_key, l.label, l.before, l.after, l.paper_id"
                + " from call_change c left join call_change_line l on l.change_id = c.id"
                + " where c.call_id = ?" + which
                + " order by c.proposed_at desc, c.case_key desc, l.position")
        .param(call.value())
        .query(ChangeRows::read);
  }

  /** A row for each line, those of a change one after another; one row for a change without lines. */
  private static List<CallChange> read(ResultSet row) throws SQLException {
    Map<UUID, CallChange> read = new LinkedHashMap<>();
    Map<UUID, List<ChangeLine>> lines = new HashMap<>();
    while (row.next()) {
      UUID id = row.getObject("id", UUID.class);
      List<ChangeLine> own = lines.computeIfAbsent(id, change -> new ArrayList<>());
      if (row.getObject("position") != null) {
        own.add(
            new ChangeLine(
                row.getString("label_key"), row.getString("label"), row.getString("before"),
                row.getString("after"), row.getObject("paper_id", UUID.class)));
      }
      if (!read.containsKey(id)) {
        read.put(id, change(row, own));
      }
    }
    return List.copyOf(read.values());
  }

  void propose(CallChange change) {
    jdbc.sql(
            "insert into call_change (id, call_id, case_key, kind, state, reason, proposed_by, proposed_at)"
                + " values (?,?,?,?,'PROPOSED',?,?,?)")
        .params(
            change.id(), change.call().value(), change.key().value(), change.kind().name(),
            change.reason(), change.proposedBy(), Timestamp.from(change.proposedAt()))
        .update();
    for (int index = 0; index < change.lines().size(); index++) {
      ChangeLine line = change.lines().get(index);
      jdbc.sql(
              "insert into call_change_line (change_id, position, label_key, label, before, after, paper_id)"
                  + " values (?,?,?,?,?,?,?)")
          .params(
              change.id(), index, line.labelKey(), line.label(), line.before(), line.after(), line.paper())
          .update();
    }
  }

  void keep(UUID change, CorrectionDraft draft, List<CallDocument> papers) {
    Optional<Statements> said = Optional.ofNullable(draft.statements());
    Optional<Figures> counted = Optional.ofNullable(draft.figures());
    jdbc.sql(
            "update call_change set project_title = ?, title = ?, secretariat_name = ?, secretariat_mail = ?,"
                + " form_key = ?, form_version = ?,"
                + " deadline = ?, deadline_time = ?, questions_until = ?, region_due_on = ?, prefecture_due_on = ?, result_due_on = ?,"
                + " support_from = ?, support_until = ?, states = ?, secretariat_telephone = ?, secretariat_hours = ?,"
                + " secretariat_fax = ?, mail_subject = ?, selection_method = ?, purposes = ?, costs = ?,"
                + " publication_policy = ?, meeting_topics = ?, areas = ?, member_min = ?, member_max = ?, dispatch_cap = ?"
                + " where id = ?")
        .params(
            draft.projectTitle(), draft.title(), draft.secretariatName(), draft.secretariatMail(),
            draft.form() == null ? null : draft.form().formKey(), draft.form() == null ? null : draft.form().version(),
            draft.deadline(), draft.deadlineTime(), draft.questionsUntil(), draft.regionDueOn(), draft.prefectureDueOn(),
            draft.resultDueOn(), draft.supportFrom(), draft.supportUntil(), said.isPresent(),
            said.map(Statements::secretariatTelephone).orElse(null), said.map(Statements::secretariatHours).orElse(null),
            said.map(Statements::secretariatFax).orElse(null), said.map(Statements::mailSubject).orElse(null),
            said.map(Statements::selectionMethod).orElse(null), said.map(Statements::purposes).orElse(null), said.map(Statements::costs).orElse(null),
            said.map(Statements::publicationPolicy).orElse(null), said.map(Statements::meetingTopics).orElse(null),
            counted.map(Figures::areas).orElse(null), counted.map(Figures::memberMin).orElse(null),
            counted.map(Figures::memberMax).orElse(null), counted.map(Figures::dispatchCap).orElse(null), change)
        .update();
    for (CallDocument paper : papers) {
      jdbc.sql(
              "insert into call_change_paper (change_id, call_document_id, file_name, body, document_id)"
                  + " values (?,?,?,?,?)")
          .params(change, paper.id(), paper.fileName(), paper.body(), paper.documentId())
          .update();
    }
  }

  /** What a correction makes of the terms. */
  CorrectionDraft draft(UUID change) {
    return jdbc.sql("select * from call_change where id = ?")
        .param(change)
        .query(
            (row, number) ->
                new CorrectionDraft(
                    row.getString("project_title"), row.getString("title"), row.getString("secretariat_name"),
                    row.getString("secretariat_mail"), form(row), day(row, "deadline"),
                    row.getObject("deadline_time", LocalTime.class), day(row, "questions_until"), day(row, "region_due_on"),
                    day(row, "prefecture_due_on"), day(row, "result_due_on"), day(row, "support_from"),
                    day(row, "support_until"), row.getString("reason"), List.of(), statements(row), figures(row)))
        .single();
  }

  /** One paper as a change of the call makes it. */
  Optional<CallDocument> paper(CallId call, UUID change, UUID paper) {
    return jdbc.sql(
            PAPERS + " join call_change c on c.id = p.change_id"
                + " where c.call_id = ? and c.id = ? and d.id = ?")
        .params(call.value(), change, paper)
        .query((row, number) -> CallPapers.document(row))
        .optional();
  }

  /** The papers as the change makes them. */
  List<CallDocument> papers(UUID change) {
    return jdbc.sql(PAPERS + " where p.change_id = ? order by d.position")
        .param(change)
        .query((row, number) -> CallPapers.document(row))
        .list();
  }

  /**
   * Ends a proposal that takes no effect.
   *
   * @throws AlreadyDone if nobody has anything to do with it any more
   */
  void end(UUID change, CallChange.State state, CallChange.Ending ending) {
    int ended =
        jdbc.sql(
                "update call_change set state = ?, ended_at = ?, ended_by = ?, end_reason = ? where id = ?"
                    + " and " + OPEN)
            .params(state.name(), Timestamp.from(ending.at()), ending.by(), ending.reason(), change)
            .update();
    if (ended == 0) {
      throw new AlreadyDone("change " + change + " is not open");
    }
  }

  /** @throws AlreadyDone if it was answered before */
  void answer(UUID change, CallChange.State state, Integer number, Instant at, String note) {
    int answered =
        jdbc.sql(
                "update call_change set state = ?, number = ?, answered_at = ?, note = ?"
                    + " where id = ? and state = 'PROPOSED'")
            .params(state.name(), number, Timestamp.from(at), note, change)
            .update();
    if (answered == 0) {
      throw new AlreadyDone("change " + change + " was answered");
    }
  }

  private static CallChange change(ResultSet row, List<ChangeLine> lines) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Timestamp answered = row.getTimestamp("answered_at");
    return new CallChange(
        id, new CallId(row.getObject("call_id", UUID.class)), new CaseKey(row.getString("case_key")),
        CallChange.Kind.valueOf(row.getString("kind")), CallChange.State.valueOf(row.getString("state")),
        row.getObject("number", Integer.class), row.getString("reason"),
        row.getObject("proposed_by", UUID.class), row.getTimestamp("proposed_at").toInstant(),
        answered == null ? null : answered.toInstant(), row.getString("note"), ending(row), lines);
  }

  private static CallChange.Ending ending(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp("ended_at");
    return at == null
        ? null
        : new CallChange.Ending(at.toInstant(), row.getObject("ended_by", UUID.class), row.getString("end_reason"));
  }

  /** Null for what was proposed before a call named its version. */
  private static FormRef form(ResultSet row) throws SQLException {
    String key = row.getString("form_key");
    return key == null ? null : new FormRef(key, row.getInt("form_version"));
  }

  /** Null for what leaves the words as they are. */
  private static Statements statements(ResultSet row) throws SQLException {
    return row.getBoolean("states")
        ? new Statements(
            row.getString("secretariat_telephone"), row.getString("secretariat_hours"), row.getString("secretariat_fax"),
            row.getString("mail_subject"), row.getString("selection_method"), row.getString("purposes"), row.getString("costs"),
            row.getString("publication_policy"), row.getString("meeting_topics"), null)
        : null;
  }

  /** Null for what leaves the figures as they are. */
  private static Figures figures(ResultSet row) throws SQLException {
    int areas = row.getInt("areas");
    return row.wasNull()
        ? null
        : new Figures(areas, row.getInt("member_min"), row.getInt("member_max"), row.getInt("dispatch_cap"));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
