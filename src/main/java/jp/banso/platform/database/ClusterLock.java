package jp.banso.platform.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets one node of the cluster do something while the others go on. The lock belongs to a database
 * connection, so it ends with the node that holds it.
 */
@Component
public class ClusterLock {

  /** Locks are the whole database's, and a rehearsal in a schema of its own must not hold up the cluster. */
  private static final String KEY =
      "? # case current_schema() when 'public' then 0 else hashtextextended(current_schema(), 0) end";

  private final DataSource dataSource;

  ClusterLock(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs {@code work} if no other node is running work of that name.
   *
   * @return false if another node holds the lock; nothing was done then
   */
  public boolean tryRun(String name, Runnable work) {
    long key = keyOf(name);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      if (!ask(connection, "select pg_try_advisory_lock(" + KEY + ")", key)) {
        return false;
      }
      try {
        work.run();
        return true;
      } finally {
        ask(connection, "select pg_advisory_unlock(" + KEY + ")", key);
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("cluster lock " + name, e);
    }
  }

  private static boolean ask(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  private static long keyOf(String name) {
    CRC32 sum = new CRC32();
    sum.update(("banso/" + name).getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }
}
