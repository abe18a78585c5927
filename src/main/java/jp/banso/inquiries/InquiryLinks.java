package jp.banso.inquiries;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.inquiries.InquiryLink.Kind;
import jp.banso.kernel.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What inquiries are connected with. */
@Repository
class InquiryLinks {

  private final JdbcClient jdbc;
  private final Inquiries inquiries;

  InquiryLinks(JdbcClient jdbc, Inquiries inquiries) {
    this.jdbc = jdbc;
    this.inquiries = inquiries;
  }

  /** @return false if it was there already */
  boolean add(UUID inquiryId, CaseKey key, Kind kind, UUID by, Instant at) {
    return jdbc.sql("insert into inquiry_link values (?, ?, ?, ?, ?) on conflict do nothing")
            .params(inquiryId, key.value(), kind.name(), by, Timestamp.from(at))
            .update()
        == 1;
  }

  /** @return false if nobody had connected them */
  boolean remove(UUID inquiryId, CaseKey key) {
    return jdbc.sql("delete from inquiry_link where inquiry_id = ? and case_key = ? and kind = 'RELATED'")
            .params(inquiryId, key.value())
            .update()
        == 1;
  }

  /** What was said of it, and what was said of others that name it. */
  List<InquiryLink> of(Inquiry inquiry) {
    record Row(String key, Kind kind, boolean here) {}
    List<Row> rows =
        jdbc.sql(
                "select case_key, kind, true as here from inquiry_link where inquiry_id = :id union all"
                    + " select i.case_key, l.kind, false from inquiry_link l join inquiry i on i.id = l.inquiry_id"
                    + " where l.case_key = :key and l.kind = 'RELATED' order by here desc, kind, case_key")
            .param("id", inquiry.id())
            .param("key", inquiry.key().value())
            .query(
                (row, number) ->
                    new Row(row.getString("case_key"), Kind.valueOf(row.getString("kind")), row.getBoolean("here")))
            .list();
    Map<String, Inquiry> found =
        rows.isEmpty()
            ? Map.of()
            : inquiries.findByCaseKeyIn(rows.stream().map(Row::key).toList()).stream()
                .collect(Collectors.toMap(one -> one.key().value(), Function.identity()));
    return rows.stream()
        .map(
            row ->
                new InquiryLink(
                    new CaseKey(row.key()), row.kind(),
                    found.containsKey(row.key()) ? found.get(row.key()).view() : null, row.here()))
        .toList();
  }
}
