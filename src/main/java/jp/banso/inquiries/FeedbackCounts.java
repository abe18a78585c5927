package jp.banso.inquiries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Counts what was said of answers. */
@Repository
class FeedbackCounts {

  private static final int MONTH = 0b01;
  private static final int CATEGORY = 0b10;

  private final JdbcClient jdbc;

  FeedbackCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param inquiries condition on the inquiries {@code i} of which it is counted
   * @param bind binds the parameters of that condition
   */
  FeedbackFigures of(String inquiries, UnaryOperator<StatementSpec> bind) {
    Map<FigureKind, List<FeedbackLine>> lines = new EnumMap<>(FigureKind.class);
    FeedbackFigures.KINDS.forEach(kind -> lines.put(kind, new ArrayList<>()));
    List<FeedbackLine> total = new ArrayList<>();
    bind.apply(
            jdbc.sql(
                "select grouping(m, c) as mask, coalesce(m, c) as value, count(*) as asked, count(said) as said,"
                    + " count(*) filter (where said = 'USEFUL') as useful,"
                    + " count(*) filter (where said = 'PARTLY') as partly,"
                    + " count(*) filter (where said = 'NOT_USEFUL') as not_useful"
                    + " from (select to_char(i.received_at at time zone 'Asia/Tokyo', 'YYYY-MM') as m,"
                    + " coalesce(i.category, '') as c, f.said from inquiry_feedback f"
                    + " join inquiry i on i.id = f.inquiry_id where " + inquiries + ") s"
                    + " group by grouping sets ((), (m), (c)) order by 1, 2"))
        .query(
            row -> {
              FeedbackLine line = line(row);
              switch (row.getInt("mask")) {
                case MONTH -> lines.get(FigureKind.MONTH).add(line);
                case CATEGORY -> lines.get(FigureKind.CATEGORY).add(line);
                default -> total.add(line);
              }
            });
    return new FeedbackFigures(total.get(0), lines);
  }

  private static FeedbackLine line(ResultSet row) throws SQLException {
    String value = row.getString("value");
    return new FeedbackLine(
        value == null ? "" : value, row.getInt("asked"), row.getInt("said"), row.getInt("useful"),
        row.getInt("partly"), row.getInt("not_useful"));
  }
}
