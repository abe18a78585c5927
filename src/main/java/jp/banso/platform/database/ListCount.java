package jp.banso.platform.database;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How many lines a list has; past {@link #MOST} nobody reads the number, and it is not counted on.
 *
 * @param orMore true if there are more than {@code number}
 */
public record ListCount(long number, boolean orMore) {

  public static final int MOST = 10_000;

  /** The statement for {@link #of}; {@code from} is all after the word from. */
  public static String sql(String from) {
    return "select count(*) from (select 1 from " + from + " limit " + (MOST + 1) + ") counted";
  }

  public static ListCount of(StatementSpec statement) {
    long counted = statement.query(Long.class).single();
    return new ListCount(Math.min(counted, MOST), counted > MOST);
  }
}
