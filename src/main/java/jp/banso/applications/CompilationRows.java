package jp.banso.applications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows that many act on at once: one for each call and prefecture, and the settlement of the
 * call. Numbers and 「exactly once」 come from them, never from a read before a write.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CompilationRows {

  private final JdbcClient jdbc;

  CompilationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A number of the prefecture with its 整理番号; the row stays locked until the transaction ends. */
  record Number(CaseKey compilation, int value) {
    CaseKey application() {
      return compilation.child("%03d".formatted(value));
    }
  }

  Number nextNumber(CallView call, PrefectureCode prefecture) {
    holdSettlement(call.id());
    CaseKey compilation = CompilationKey.of(call, prefecture);
    int number =
        jdbc.sql(
                "insert into prefectural_compilation"
                    + " (call_id, prefecture_code, case_key, programme, last_number)"
                    + " values (?,?,?,?,1) on conflict (call_id, prefecture_code)"
                    + " do update set last_number = prefectural_compilation.last_number + 1"
                    + " returning last_number")
            .params(
                call.id().value(), prefecture.value(), compilation.value(), call.programme().code())
            .query(Integer.class)
            .single();
    return new Number(compilation, number);
  }

  /**
   * Locks the row until the transaction ends: what is read afterwards of the prefecture's
   * applications holds, because a draft begins and ends under the same lock.
   */
  void lock(CallId call, PrefectureCode prefecture) {
    jdbc.sql(
            "select last_number from prefectural_compilation"
                + " where call_id = ? and prefecture_code = ? for update")
        .params(call.value(), prefecture.value())
        .query(Integer.class)
        .optional();
  }

  /** As {@link #lock}, of the prefecture of an application that was not read yet, so that it is read as it is then. */
  void lockFor(ApplicationId application) {
    jdbc.sql(
            "select 1 from prefectural_compilation c join application a on a.call_id = c.call_id"
                + " and a.prefecture_code = c.prefecture_code where a.id = ? for update of c")
        .param(application.value())
        .query(Integer.class)
        .optional();
  }

  /**
   * Locks the settlement of the call and then the prefecture of an application that is about to leave what can be
   * submitted: in the order in which a new number takes them.
   */
  void lockLeaving(CaseKey application) {
    jdbc.sql(
            "select 1 from call_settlement s join application a on a.call_id = s.call_id where a.case_key = ?"
                + " for update of s")
        .param(application.value())
        .query(Integer.class)
        .optional();
    jdbc.sql(
            "select 1 from prefectural_compilation c join application a on a.call_id = c.call_id"
                + " and a.prefecture_code = c.prefecture_code where a.case_key = ? for update of c")
        .param(application.value())
        .query(Integer.class)
        .optional();
  }

  /** The call of an application, without reading more of it. */
  CallId callOf(ApplicationId application) {
    return jdbc.sql("select call_id from application where id = ?")
        .param(application.value())
        .query(UUID.class)
        .optional()
        .map(CallId::new)
        .orElseThrow(() -> new NotFound("application " + application.value()));
  }

  /** The compilations of a call by prefecture. */
  List<Compilation> of(CallId call) {
    return jdbc.sql(
            "select prefecture_code, case_key from prefectural_compilation where call_id = ?"
                + " order by prefecture_code")
        .param(call.value())
        .query(
            (row, number) ->
                new Compilation(
                    PrefectureCode.of(row.getString(1)), new CaseKey(row.getString(2))))
        .list();
  }

  /** とりまとめ of one prefecture. */
  record Compilation(PrefectureCode prefecture, CaseKey key) {}

  private void expectSettlement(CallId call) {
    jdbc.sql("insert into call_settlement (call_id) values (?) on conflict do nothing")
        .param(call.value())
        .update();
  }

  /** Until the transaction ends the call is not settled; others may hold it back as well. */
  private void holdSettlement(CallId call) {
    expectSettlement(call);
    jdbc.sql("select 1 from call_settlement where call_id = ? for share")
        .param(call.value())
        .query(Integer.class)
        .single();
  }

  /** False if the closing was noted before. */
  boolean noteClosed(CallId call, Instant at) {
    expectSettlement(call);
    return jdbc.sql(
                "update call_settlement set closed_at = ? where call_id = ? and closed_at is null")
            .params(Timestamp.from(at), call.value())
            .update()
        > 0;
  }

  /** Locks the settlement; true if the call has closed and nothing was said yet. */
  boolean awaitsSettlement(CallId call) {
    return jdbc.sql(
            "select closed_at is not null and settled_at is null from call_settlement"
                + " where call_id = ? for update")
        .param(call.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void noteSettled(CallId call, Instant at) {
    jdbc.sql("update call_settlement set settled_at = ? where call_id = ?")
        .params(Timestamp.from(at), call.value())
        .update();
  }

  /** Calls that could be settled but for what may still come by mail. */
  List<CallId> awaitingMails() {
    return jdbc.sql("select call_id from call_settlement where waits_for_mails and settled_at is null")
        .query(UUID.class)
        .list()
        .stream()
        .map(CallId::new)
        .toList();
  }

  void noteAwaitsMails(CallId call, boolean waits) {
    jdbc.sql("update call_settlement set waits_for_mails = ? where call_id = ? and waits_for_mails <> ?")
        .params(waits, call.value(), waits)
        .update();
  }

  boolean isSettled(CallId call) {
    return jdbc.sql("select settled_at is not null from call_settlement where call_id = ?")
        .param(call.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  UUID addPackage(
      CallId call, PrefectureCode prefecture, Instant receivedAt, UUID by, String note, int count) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into submission_package (id, call_id, prefecture_code, received_at,"
                + " submitted_by, cover_note, applications) values (?,?,?,?,?,?,?)")
        .params(id, call.value(), prefecture.value(), Timestamp.from(receivedAt), by, note, count)
        .update();
    return id;
  }

  /** Keeps the file with the application. */
  void addFile(ApplicationId application, UUID document, Instant at) {
    jdbc.sql(
            "insert into application_file (application_id, document_id, added_at) values (?,?,?)"
                + " on conflict do nothing")
        .params(application.value(), document, Timestamp.from(at))
        .update();
  }

  List<UUID> files(ApplicationId application) {
    return jdbc.sql(
            "select document_id from application_file where application_id = ? order by added_at, document_id")
        .param(application.value())
        .query(UUID.class)
        .list();
  }
}
