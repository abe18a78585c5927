package jp.banso.calls;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Papers and criteria of calls, and their copies for a recall or another year. */
@Repository
class CallPapers {

  private final JdbcClient jdbc;

  CallPapers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CallDocument> documents(CallId call) {
    return jdbc.sql("select * from call_document where call_id = ? and removed_at is null order by position")
        .param(call.value())
        .query((row, number) -> document(row))
        .list();
  }

  Optional<CallDocument> document(CallId call, UUID id) {
    return jdbc.sql("select * from call_document where call_id = ? and id = ? and removed_at is null")
        .params(call.value(), id)
        .query((row, number) -> document(row))
        .optional();
  }

  List<Criterion> criteria(CallId call) {
    return jdbc.sql("select * from call_criterion where call_id = ? order by position")
        .param(call.value())
        .query(
            (row, number) ->
                new Criterion(
                    row.getObject("id", UUID.class), row.getString("code"), row.getString("label"),
                    row.getString("guidance"), row.getInt("weight"),
                    row.getObject("tie_order", Integer.class)))
        .list();
  }

  void replaceCriteria(CallId call, List<Criterion> criteria) {
    jdbc.sql("delete from call_criterion where call_id = ?").param(call.value()).update();
    int position = 0;
    for (Criterion item : criteria) {
      jdbc.sql(
              "insert into call_criterion (id, call_id, position, code, label, guidance, weight, tie_order)"
                  + " values (?,?,?,?,?,?,?,?)")
          .params(
              item.id(), call.value(), ++position, item.code(), item.label(), item.guidance(),
              item.weight(), item.tieOrder())
          .update();
    }
  }

  void copy(CallId from, CallId to) {
    copyCriteria(from, to);
    copyDocuments(from, to, List.of(CallDocument.Kind.values()));
  }

  /** Without the ministry's 事務連絡, which spoke of the call of its own year. */
  void copyToAnotherYear(CallId from, CallId to) {
    copyCriteria(from, to);
    copyDocuments(
        from, to,
        Stream.of(CallDocument.Kind.values()).filter(kind -> kind != CallDocument.Kind.NOTICE).toList());
  }

  private void copyCriteria(CallId from, CallId to) {
    jdbc.sql(
            "insert into call_criterion (id, call_id, position, code, label, guidance, weight, tie_order)"
                + " select gen_random_uuid(), ?, position, code, label, guidance, weight, tie_order"
                + " from call_criterion where call_id = ?")
        .params(to.value(), from.value())
        .update();
  }

  private void copyDocuments(CallId from, CallId to, List<CallDocument.Kind> kinds) {
    jdbc.sql(
            "insert into call_document (id, call_id, position, kind, mark, title, file_name, body, document_id)"
                + " select gen_random_uuid(), :to, position, kind, mark, title, file_name, body, document_id"
                + " from call_document where call_id = :from and removed_at is null and kind in (:kinds)")
        .param("to", to.value())
        .param("from", from.value())
        .param("kinds", kinds.stream().map(Enum::name).toList())
        .update();
  }

  void discard(CallId call) {
    jdbc.sql("delete from call_criterion where call_id = ?").param(call.value()).update();
    jdbc.sql(
            "delete from call_document_version where call_document_id in"
                + " (select id from call_document where call_id = ?)")
        .param(call.value())
        .update();
    jdbc.sql("delete from call_document where call_id = ?").param(call.value()).update();
  }

  static CallDocument document(java.sql.ResultSet row) throws java.sql.SQLException {
    return new CallDocument(
        row.getObject("id", UUID.class), CallDocument.Kind.valueOf(row.getString("kind")),
        row.getString("mark"), row.getString("title"), row.getString("file_name"),
        row.getString("body"), row.getObject("document_id", UUID.class));
  }
}
