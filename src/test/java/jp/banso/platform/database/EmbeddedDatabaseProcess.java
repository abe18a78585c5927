package jp.banso.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** An application of its own that opens the database of a directory and waits to be killed. */
final class EmbeddedDatabaseProcess {

  static final String READY = "the database is open on ";

  private EmbeddedDatabaseProcess() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.open(properties(Path.of(arguments[0])));
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists kept (note text)");
      statement.execute("insert into kept values ('committed')");
    }
    System.out.println(READY + database.jdbcUrl());
    new CountDownLatch(1).await();
  }

  static DatabaseProperties properties(Path home) {
    return new DatabaseProperties(true, home, Path.of("target", "postgres-binaries"), true, false, 2);
  }
}
