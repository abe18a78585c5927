package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 提出前の電話確認: who is rung up before the deadline, and what was said. */
@Service
@Transactional
public class SubmissionCalls {

  /** Of {@code application a}: handed over or forwarded to its prefecture, and not submitted. */
  static final String WAITS =
      "(a.state in ('PREFECTURE_REVIEW','COMPILED') or a.state = 'DRAFT' and a.forwarded_arrived_at is not null)";

  private final JdbcClient jdbc;
  private final Calls calls;
  private final Addressees addressees;
  private final SubmissionCallProcess process;
  private final AuditLog audit;
  private final Clock clock;

  SubmissionCalls(
      JdbcClient jdbc, Calls calls, Addressees addressees, SubmissionCallProcess process, AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.calls = calls;
    this.addressees = addressees;
    this.process = process;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One call to a prefecture.
   *
   * @param forms how many forms are handed over or forwarded, and not submitted now
   * @param desk null if none is registered
   * @param note what was said, null before it was recorded or if nobody had to ring up any more
   */
  public record SubmissionCallView(
      UUID id, CaseKey key, CallView call, PrefectureCode prefecture, Instant slot, int forms, DeskContact desk,
      Instant endedAt, String note) {

    public boolean isOpen() {
      return endedAt == null;
    }
  }

  private record Row(
      UUID id, CaseKey key, CallId call, PrefectureCode prefecture, Instant slot, Instant endedAt, String note) {

    static Row of(ResultSet row, int number) throws SQLException {
      Timestamp ended = row.getTimestamp("ended_at");
      return new Row(
          row.getObject("id", UUID.class), new CaseKey(row.getString("case_key")),
          new CallId(row.getObject("call_id", UUID.class)), PrefectureCode.of(row.getString("prefecture_code")),
          row.getTimestamp("slot_at").toInstant(), ended == null ? null : ended.toInstant(), row.getString("note"));
    }
  }

  /** For the secretariat of the programme. */
  @Transactional(readOnly = true)
  public SubmissionCallView view(Viewer viewer, UUID id) {
    Row row = visible(viewer, id, "");
    CallView call = calls.get(row.call());
    return new SubmissionCallView(
        row.id(), row.key(), call, row.prefecture(), row.slot(), waiting(row.call(), row.prefecture()),
        addressees.desk(call, row.prefecture()).orElse(null), row.endedAt(), row.note());
  }

  /**
   * Guards the record before its form is read.
   *
   * @throws AlreadyDone if it was recorded, or is not needed any more
   */
  @Transactional(readOnly = true)
  public void guard(Viewer viewer, UUID id) {
    requireOpen(visible(viewer, id, ""));
  }

  /** Records what was said. */
  public Outcome<Void> called(Viewer viewer, UUID id, String note) {
    Row row = visible(viewer, id, " for update");
    requireOpen(row);
    if (note.isBlank()) {
      return Outcome.refused("applications.refused.telephoneNote");
    }
    end(row, viewer.personId(), note.strip());
    process.called(row.key());
    CaseKey compilation = CompilationKey.of(calls.get(row.call()), row.prefecture());
    audit.record(AuditEntry.of(viewer.actor(), "audit.applications.telephoned", compilation));
    return Outcome.done();
  }

  private static void requireOpen(Row row) {
    if (row.endedAt() != null) {
      throw new AlreadyDone(row.key() + " has ended");
    }
  }

  private Row visible(Viewer viewer, UUID id, String lock) {
    Row row =
        jdbc.sql("select * from submission_call where id = ?" + lock)
            .param(id)
            .query(Row::of)
            .optional()
            .orElseThrow(() -> new NotFound("submission call " + id));
    CallView call = calls.get(row.call());
    if (viewer.programme() != call.programme()) {
      throw new NotFound("submission call " + id);
    }
    if (!viewer.isSecretariatOf(call.programme())) {
      throw new Forbidden(viewer.role() + " rings nobody up");
    }
    viewer.requireInPerson(Groups.secretariat(call.programme()), call.programme());
    return row;
  }

  /**
   * A prefecture is to be rung up at this time; asked twice it is one task. While an earlier call to it is still to be
   * made, that one counts.
   */
  void needed(CallView call, PrefectureCode prefecture, Instant slot) {
    if (!open(call.id(), prefecture).isEmpty()) {
      return;
    }
    UUID id = UUID.randomUUID();
    int number =
        jdbc.sql("select coalesce(max(number), 0) + 1 from submission_call where call_id = ? and prefecture_code = ?")
            .params(call.id().value(), prefecture.value())
            .query(Integer.class)
            .single();
    CaseKey key = CompilationKey.of(call, prefecture).child("T" + number);
    int added =
        jdbc.sql(
                "insert into submission_call (id, call_id, prefecture_code, slot_at, number, case_key, programme)"
                    + " values (?,?,?,?,?,?,?) on conflict do nothing")
            .params(
                id, call.id().value(), prefecture.value(), Timestamp.from(slot), number, key.value(),
                call.programme().code())
            .update();
    if (added > 0) {
      process.needed(key, call.programme());
    }
  }

  /** Nobody need be rung up any more once nothing waits to be submitted. */
  void settle(CallId call, PrefectureCode prefecture) {
    List<Row> open = open(call, prefecture);
    if (open.isEmpty() || waiting(call, prefecture) > 0) {
      return;
    }
    for (Row row : open) {
      end(row, null, null);
      process.settled(row.key());
    }
  }

  private void end(Row row, UUID by, String note) {
    jdbc.sql("update submission_call set ended_at = ?, called_by = ?, note = ? where id = ? and ended_at is null")
        .params(Timestamp.from(clock.instant()), by, note, row.id())
        .update();
  }

  private List<Row> open(CallId call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select * from submission_call where call_id = ? and prefecture_code = ? and ended_at is null for update")
        .params(call.value(), prefecture.value())
        .query(Row::of)
        .list();
  }

  private int waiting(CallId call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select count(*) from application a where a.call_id = ? and a.prefecture_code = ? and " + WAITS)
        .params(call.value(), prefecture.value())
        .query(Integer.class)
        .single();
  }
}
