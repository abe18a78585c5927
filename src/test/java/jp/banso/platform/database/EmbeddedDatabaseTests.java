package jp.banso.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("内蔵のデータベース")
class EmbeddedDatabaseTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Path home;
  private Path pidFile;

  @BeforeEach
  void makeRoom() throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "embedded-database"));
    home = Files.createTempDirectory(parent, "home-").toAbsolutePath();
    pidFile = home.resolve("postgres").resolve("postmaster.pid");
  }

  private EmbeddedDatabase open() {
    return EmbeddedDatabase.open(EmbeddedDatabaseProcess.properties(home));
  }

  @Test
  @DisplayName("アプリが強制終了しても、次の起動が同じサーバーを引き継ぎ、記録は残る")
  void adoptsTheServerOfAKilledApplication() throws Exception {
    Process application = startApplication();
    ProcessHandle server = server();
    application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    assertThat(server.isAlive()).isTrue();

    try (EmbeddedDatabase database = open()) {
      assertThat(server().pid()).isEqualTo(server.pid());
      assertThat(notes(database)).containsExactly("committed");
    }

    await().atMost(PATIENCE).until(() -> !server.isAlive());
    assertThat(pidFile).doesNotExist();
  }

  @Test
  @DisplayName("別のアプリが動かしているサーバーには加わり、閉じても止めない")
  void joinsTheServerOfARunningApplication() throws Exception {
    Process application = startApplication();
    try {
      ProcessHandle server = server();
      try (EmbeddedDatabase database = open()) {
        assertThat(notes(database)).containsExactly("committed");
      }
      assertThat(server.isAlive()).isTrue();
    } finally {
      application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
      open().close();
    }
  }

  @Test
  @DisplayName("サーバーごと落ちた跡が残っていても起動し、記録は残る")
  void removesWhatADeadServerLeft() throws Exception {
    Process application = startApplication();
    ProcessHandle server = server();
    application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    server.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !server.isAlive());
    assertThat(pidFile).exists();

    try (EmbeddedDatabase database = open()) {
      assertThat(notes(database)).containsExactly("committed");
    }
  }

  @Test
  @DisplayName("残った番号が別のプログラムのものになっていても、それには触らない")
  void leavesAForeignProcessAlone() throws Exception {
    open().close();
    List<String> foreign =
        List.of(
            Long.toString(ProcessHandle.current().pid()), home.resolve("postgres").toString(),
            "0", "5432", "", "", "", "ready");
    Files.write(pidFile, foreign);

    try (EmbeddedDatabase database = open()) {
      assertThat(server().pid()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(notesTableIn(database)).isFalse();
    }
  }

  @Test
  @DisplayName("何も設定しなければ、サーバーはデータのとなりに展開される")
  void unpacksBesideTheData() {
    assertThat(new DatabaseProperties(true, home, null, true, false, 2).binaries().getParent()).isEqualTo(home);
  }

  @Test
  @DisplayName("別の版が書いたデータは開かず、移し方を伝える")
  void explainsHowToMoveFromAnotherVersion() throws IOException {
    Files.createDirectories(home.resolve("postgres"));
    Files.writeString(home.resolve("postgres").resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(this::open)
        .rootCause()
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("pg_dumpall");
  }

  private Process startApplication() throws IOException {
    Path log = home.resolve("application.log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp", System.getProperty("java.class.path"),
                EmbeddedDatabaseProcess.class.getName(), home.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .until(() -> Files.readString(log).contains(EmbeddedDatabaseProcess.READY));
    return process;
  }

  private ProcessHandle server() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0))).orElseThrow();
  }

  private static List<String> notes(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select array_agg(note) from kept")) {
      result.next();
      return List.of((String[]) result.getArray(1).getArray());
    }
  }

  private static boolean notesTableIn(EmbeddedDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select to_regclass('kept') is not null")) {
      result.next();
      return result.getBoolean(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
  }
}
