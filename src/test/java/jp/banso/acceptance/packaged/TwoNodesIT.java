package jp.banso.acceptance.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Two nodes that start at the same moment on one empty external database: a process each, cold at first and warm from the
 * second round on, when they meet more closely.
 */
@DisplayName("空のデータベースで同時に起動した二台")
class TwoNodesIT {

  private static ExternalDatabase server;
  private static PackagedNode one;
  private static PackagedNode other;

  @BeforeAll
  static void startServer() throws IOException {
    one = PackagedNode.waiting(PackagedNode.newHome("node"));
    other = PackagedNode.waiting(PackagedNode.newHome("node"));
    server = ExternalDatabase.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    Stream.of(one, other).filter(Objects::nonNull).forEach(PackagedNode::close);
    if (server != null) {
      server.close();
    }
  }

  @RepeatedTest(value = 3, name = "{currentRepetition}回目")
  @DisplayName("どちらも立ち上がり、同じ土台を一度だけ作る")
  void bothComeUp(RepetitionInfo round) throws Exception {
    String database = "round_" + round.getCurrentRepetition();
    server.create(database);
    begin(one, database);
    begin(other, database);
    one.awaitStart();
    other.awaitStart();

    assertThat(one.stranger().get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(other.stranger().get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(one.signedIn("sekinin").get("/tasks").statusCode()).isEqualTo(200);
    assertThat(other.signedIn("sekinin").get("/tasks").statusCode()).isEqualTo(200);

    one.end();
    other.end();
    assertThat(server.ask(database, "select key_ from act_re_procdef where version_ <> 1")).isEmpty();
    assertThat(server.ask(database, "select key_ from act_re_procdef group by key_ having count(*) > 1")).isEmpty();
    assertThat(server.ask(database, "select login_name from person group by login_name having count(*) > 1"))
        .isEmpty();
    assertThat(
            server.ask(database, "select business_key_ from act_ru_execution where business_key_ is not null"
                + " group by business_key_ having count(*) > 1"))
        .isEmpty();
    assertThat(server.ask(database, "select key_ from act_re_procdef")).isNotEmpty();
    assertThat(server.ask(database, "select case_key from work_item where source = 'INCIDENT'")).isEmpty();
  }

  private static void begin(PackagedNode node, String database) throws IOException {
    node.begin(
        "--banso.database.embedded=false",
        "--spring.datasource.url=" + server.url(database),
        "--spring.datasource.username=" + ExternalDatabase.USER,
        "--spring.datasource.password=" + ExternalDatabase.PASSWORD);
  }
}
