package jp.banso.acceptance.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own, as in production, that the nodes under test only know by its address. */
final class ExternalDatabase implements AutoCloseable {

  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  private final EmbeddedPostgres server;

  private ExternalDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  static ExternalDatabase start() throws IOException {
    Path home = PackagedNode.newHome("external");
    return new ExternalDatabase(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Files.createDirectories(PackagedNode.BINARIES).toFile())
            .setDataDirectory(home.resolve("postgres"))
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF8")
            .setServerConfig("max_connections", "120")
            .start());
  }

  void create(String database) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
  }

  String url(String database) {
    return server.getJdbcUrl(USER, database);
  }

  /** The first column of what a query answers. */
  List<String> ask(String database, String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = server.getDatabase(USER, database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
