package jp.banso.composition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.FiscalYear;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The editions of the keyword table. */
@Repository
class KeywordRows {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  KeywordRows(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What counts in a year: its own latest, else that of the latest year before; empty while only the shipped one is. */
  Optional<KeywordEdition> counting(FiscalYear year) {
    return jdbc.sql(
            "select * from member_group_edition where released_at is not null and fiscal_year <= ?"
                + " order by fiscal_year desc, number desc limit 1")
        .param(year.year())
        .query(this::map)
        .optional();
  }

  Optional<KeywordEdition> latest() {
    return jdbc.sql(
            "select * from member_group_edition where released_at is not null"
                + " order by fiscal_year desc, number desc limit 1")
        .query(this::map)
        .optional();
  }

  Optional<KeywordEdition> draft(FiscalYear year) {
    return jdbc.sql("select * from member_group_edition where released_at is null and fiscal_year = ?")
        .param(year.year())
        .query(this::map)
        .optional();
  }

  /** False if somebody else was quicker. */
  boolean save(FiscalYear year, int version, List<MemberGroupKeyword> rows, List<UUID> editors, String by, Instant at) {
    String written = written(rows);
    String names = editors.stream().map(UUID::toString).collect(Collectors.joining(","));
    int kept =
        version == 0
            ? jdbc.sql(
                    "insert into member_group_edition (id, fiscal_year, rows, editors, version, changed_at, changed_by)"
                        + " values (?,?,cast(? as jsonb),?,1,?,?) on conflict do nothing")
                .params(UUID.randomUUID(), year.year(), written, names, Timestamp.from(at), by)
                .update()
            : jdbc.sql(
                    "update member_group_edition set rows = cast(? as jsonb), editors = ?, version = version + 1,"
                        + " changed_at = ?, changed_by = ? where fiscal_year = ? and released_at is null"
                        + " and version = ?")
                .params(written, names, Timestamp.from(at), by, year.year(), version)
                .update();
    return kept > 0;
  }

  boolean discard(FiscalYear year, int version) {
    return jdbc.sql("delete from member_group_edition where fiscal_year = ? and released_at is null and version = ?")
            .params(year.year(), version)
            .update()
        > 0;
  }

  boolean release(FiscalYear year, int version, String by, Instant at) {
    return jdbc.sql(
                "update member_group_edition set released_at = ?, released_by = ?, number = (select"
                    + " coalesce(max(number), 0) + 1 from member_group_edition where fiscal_year = ?)"
                    + " where fiscal_year = ? and released_at is null and version = ?")
            .params(Timestamp.from(at), by, year.year(), year.year(), version)
            .update()
        > 0;
  }

  private String written(List<MemberGroupKeyword> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<MemberGroupKeyword> read(String written) {
    try {
      return List.of(json.readValue(written, MemberGroupKeyword[].class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeywordEdition map(ResultSet row, int index) throws SQLException {
    Timestamp released = row.getTimestamp("released_at");
    List<UUID> editors = new ArrayList<>();
    Arrays.stream(row.getString("editors").split(",")).map(UUID::fromString).forEach(editors::add);
    return new KeywordEdition(
        row.getObject("id", UUID.class), new FiscalYear(row.getInt("fiscal_year")),
        row.getObject("number", Integer.class),
        read(row.getString("rows")), editors, row.getInt("version"),
        row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"),
        released == null ? null : released.toInstant(), row.getString("released_by"));
  }
}
