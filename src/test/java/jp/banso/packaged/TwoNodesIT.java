package jp.banso.packaged;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Two nodes that start at the same moment on one empty external database. */
@DisplayName("空のデータベースで同時に起動した二台")
class TwoNodesIT {

  private static EmbeddedPostgres server;

  @BeforeAll
  static void startServer() throws IOException {
    Path binaries = Files.createDirectories(Path.of("target", "packaged", "postgres-binaries"));
    server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(binaries.toFile())
            .setDataDirectory(PackagedNode.newHome("external").resolve("postgres"))
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF8")
            .setServerConfig("max_connections", "120")
            .start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @RepeatedTest(value = 3, name = "{currentRepetition}回目")
  @DisplayName("どちらも立ち上がり、同じ土台を一度だけ作る")
  void bothComeUp(RepetitionInfo round) throws Exception {
    String database = "round_" + round.getCurrentRepetition();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
    try (PackagedNode one = node(database);
        PackagedNode other = node(database)) {
      one.awaitStart();
      other.awaitStart();

      assertThat(one.stranger().get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(other.stranger().get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(one.signedIn("sekinin").get("/tasks").statusCode()).isEqualTo(200);
      assertThat(other.signedIn("sekinin").get("/tasks").statusCode()).isEqualTo(200);
    }
    assertThat(ask(database, "select key_ from act_re_procdef where version_ <> 1")).isEmpty();
    assertThat(ask(database, "select key_ from act_re_procdef group by key_ having count(*) > 1")).isEmpty();
    assertThat(ask(database, "select login_name from person group by login_name having count(*) > 1"))
        .isEmpty();
    assertThat(
            ask(database, "select business_key_ from act_ru_execution where business_key_ is not null"
                + " group by business_key_ having count(*) > 1"))
        .isEmpty();
    assertThat(ask(database, "select key_ from act_re_procdef")).isNotEmpty();
    assertThat(ask(database, "select case_key from work_item where source = 'INCIDENT'")).isEmpty();
  }

  private static PackagedNode node(String database) throws IOException {
    return PackagedNode.start(
        PackagedNode.newHome("node"),
        "--banso.database.embedded=false",
        "--spring.datasource.url=" + server.getJdbcUrl("postgres", database),
        "--spring.datasource.username=postgres",
        "--spring.datasource.password=postgres");
  }

  private static List<String> ask(String database, String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }
}
