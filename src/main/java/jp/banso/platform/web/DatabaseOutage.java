package jp.banso.platform.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells the database's absence from a fault of ours. */
final class DatabaseOutage {

  /** Shut down, crashed, starting up, full of connections. */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

  /** Connection exceptions of the SQL standard. */
  private static final String CONNECTION_CLASS = "08";

  /** What the pool says, without a state, of a connection that it has given up. */
  private static final String GIVEN_UP = "Connection is closed";

  private DatabaseOutage() {}

  static boolean caused(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).anyMatch(DatabaseOutage::is);
  }

  private static boolean is(Throwable cause) {
    if (cause instanceof CannotCreateTransactionException || cause instanceof SQLTransientConnectionException) {
      return true;
    }
    if (!(cause instanceof SQLException sql)) {
      return false;
    }
    String state = sql.getSQLState();
    return state == null ? GIVEN_UP.equals(sql.getMessage()) : state.startsWith(CONNECTION_CLASS) || STATES.contains(state);
  }
}
