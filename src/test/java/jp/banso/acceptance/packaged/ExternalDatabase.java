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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of its own, as in production, that the nodes under test only know by its address. */
final class ExternalDatabase implements AutoCloseable {

  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  private final EmbeddedPostgres server;
  private final Path data;

  private ExternalDatabase(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  static ExternalDatabase start() throws IOException {
    Path data = PackagedNode.newHome("external").resolve("postgres");
    return new ExternalDatabase(
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Files.createDirectories(PackagedNode.BINARIES).toFile())
            .setDataDirectory(data)
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF8")
            .setServerConfig("max_connections", "120")
            .start(),
        data);
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

  /** Changes what a fixture needs before anybody works. */
  void change(String database, String sql) throws SQLException {
    try (Connection connection = server.getDatabase(USER, database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As its operator restarts it: every connection ends, and it comes back on the same port. */
  void restart() throws IOException, InterruptedException {
    Path program;
    try (Stream<Path> files = Files.walk(PackagedNode.BINARIES)) {
      program = files.filter(file -> file.endsWith(Path.of("bin", "pg_ctl"))).findFirst().orElseThrow();
    }
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // as the server itself was started, because it refuses to run as root
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program.toString(), "restart", "-D", data.toString(), "-m", "fast", "-w"));
    Path log = data.resolveSibling("restart.log");
    Process restart = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!restart.waitFor(3, TimeUnit.MINUTES) || restart.exitValue() != 0) {
      throw new IllegalStateException("the database was not restarted: " + Files.readString(log));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
