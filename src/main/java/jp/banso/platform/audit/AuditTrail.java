package jp.banso.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The whole log for auditors, newest first, refusals included; who may ask is the caller's rule. */
@Component
@Transactional(readOnly = true)
public class AuditTrail {

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  AuditTrail(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A row of the log; {@code at} is business time, {@code caseKey} and {@code proxyNote} may be null. */
  public record Row(
      long id, Instant at, String actorLabel, String actorRole, String proxyNote, String action,
      String caseKey, boolean refused, Map<String, String> details) {}

  /**
   * What to show.
   *
   * @param caseKeyStart a case and its children, or null
   * @param programme only acts on its cases, or null for all rows
   * @param before id to go on from, or null for the newest
   */
  public record Filter(String caseKeyStart, ProgrammeCode programme, Long before) {}

  public List<Row> page(Filter filter, int size) {
    StringBuilder where = new StringBuilder("select * from audit_entry where true");
    if (filter.caseKeyStart() != null) {
      where.append(" and (case_key = :start or case_key like :start || '-%')");
    }
    if (filter.programme() != null) {
      where.append(" and programme = :programme");
    }
    if (filter.before() != null) {
      where.append(" and id < :before");
    }
    return jdbc.sql(where.append(" order by id desc limit :size").toString())
        .param("start", filter.caseKeyStart())
        .param("programme", filter.programme() == null ? null : filter.programme().name())
        .param("before", filter.before())
        .param("size", size)
        .query(this::map)
        .list();
  }

  private Row map(ResultSet row, int number) throws SQLException {
    try {
      return new Row(
          row.getLong("id"), row.getTimestamp("business_at").toInstant(),
          row.getString("actor_label"), row.getString("actor_role"), row.getString("proxy_note"),
          row.getString("action"), row.getString("case_key"), row.getBoolean("refused"),
          json.readValue(row.getString("details"), DETAILS));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details of audit row " + row.getLong("id"), e);
    }
  }
}
