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

  /** How often the table of the year was changed, thrown away or released. */
  int turn(FiscalYear year) {
    return jdbc.sql("select turn from member_group_turn where fiscal_year = ?")
        .param(year.year())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /** Takes the next turn; false if somebody else was quicker than who saw it {@code seen} times turned. */
  boolean turned(FiscalYear year, int seen) {
    int moved =
        jdbc.sql("update member_group_turn set turn = turn + 1 where fiscal_year = ? and turn = ?")
            .params(year.year(), seen)
            .update();
    return moved > 0
        || seen == 0
            && jdbc.sql("insert into member_group_turn (fiscal_year, turn) values (?, 1) on conflict do nothing")
                    .param(year.year())
                    .update()
                > 0;
  }

  void save(FiscalYear year, List<MemberGroupKeyword> rows, List<UUID> editors, String by, Instant at) {
    jdbc.sql(
            "insert into member_group_edition (id, fiscal_year, rows, editors, version, changed_at, changed_by)"
                + " values (?,?,cast(? as jsonb),?,1,?,?) on conflict (fiscal_year) where released_at is null"
                + " do update set rows = excluded.rows, editors = excluded.editors,"
                + " version = member_group_edition.version + 1, changed_at = excluded.changed_at,"
                + " changed_by = excluded.changed_by")
        .params(
            UUID.randomUUID(), year.year(), written(rows),
            editors.stream().map(UUID::toString).collect(Collectors.joining(",")), Timestamp.from(at), by)
        .update();
  }

  void discard(FiscalYear year) {
    jdbc.sql("delete from member_group_edition where fiscal_year = ? and released_at is null")
        .param(year.year())
        .update();
  }

  void release(FiscalYear year, String by, Instant at) {
    jdbc.sql(
            "update member_group_edition set released_at = ?, released_by = ?, number = (select"
                + " coalesce(max(number), 0) + 1 from member_group_edition where fiscal_year = ?)"
                + " where fiscal_year = ? and released_at is null")
        .params(Timestamp.from(at), by, year.year(), year.year())
        .update();
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
        read(row.getString("rows")), editors,
        row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"),
        released == null ? null : released.toInstant(), row.getString("released_by"));
  }
}
