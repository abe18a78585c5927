package jp.banso.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.PlainClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of the product as it is handed over, from an empty database on. */
@DisplayName("配布する製品")
@TestMethodOrder(OrderAnnotation.class)
class PackagedApplicationIT {

  private static final int LAST = Integer.MAX_VALUE;
  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final String SET_UP = "/camunda/api/admin/setup/default/user/create";
  private static final String INTRUDER =
      "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"a\",\"lastName\":\"b\",\"email\":\"c@example.jp\"},"
          + "\"credentials\":{\"password\":\"intruder-intruder\"}}";
  private static final String OPEN_TASKS =
      "select id_ || ' ' || task_def_key_ from act_ru_task order by 1";
  private static final String MODELS =
      "select key_ || ' ' || version_ from act_re_procdef union all"
          + " select key_ || ' ' || version_ from act_re_decision_def order by 1";

  private static Path home;
  private static PackagedNode node;

  @BeforeAll
  static void startOnAnEmptyDatabase() throws IOException {
    home = PackagedNode.newHome("product");
    node = PackagedNode.start(home, "--spring.mail.port=1").awaitStart();
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
  }

  private static List<String> ask(String sql) throws IOException, SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = node.database();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }

  private static PlainClient operator() {
    return node.signedIn("admin").openCockpit();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/engine", "/rest/engine", "/engine-rest", "/camunda-welcome/index.html",
      "/webjars/camunda/app/admin/index.html"})
  @DisplayName("エンジンへの裏口はない")
  void hasNoEngineRest(String path) {
    assertThat(node.stranger().get(path).headers().firstValue("Location").orElse("")).endsWith("/login");
    assertThat(node.signedIn("admin").get(path).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("ログインしなければエンジンを呼び出せない")
  void strangersCannotCallTheEngine() {
    assertThat(node.stranger().get(ENGINE + "process-definition").statusCode()).isEqualTo(401);
    assertThat(node.stranger().get("/camunda/api/engine/engine/").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("エンジンの初期設定から管理者を作ることはできない")
  void theSetUpEndpointIsDead() throws Exception {
    List<String> people = ask("select count(*) from person");

    assertThat(node.stranger().call("POST", SET_UP, INTRUDER).statusCode()).isEqualTo(401);
    assertThat(operator().call("POST", SET_UP, INTRUDER).statusCode()).isEqualTo(404);
    assertThat(node.signedIn("jimu").call("POST", SET_UP, INTRUDER).statusCode()).isEqualTo(404);

    assertThat(ask("select count(*) from act_id_user")).containsExactly("0");
    assertThat(ask("select count(*) from person")).isEqualTo(people);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orQueries\":[{\"taskAssigneeExpression\":\"${7*7}\"}]}",
        "{\"\\u006f\\u0072Queries\":[]}",
        "{\"assigneeExpression\":\"x\"}",
        "{\"assignee\":\"\\u0024{7*7}\"}"
      })
  @DisplayName("式を評価させる検索は、どう書かれていても断る")
  void refusesExpressionsInQueries(String query) {
    assertThat(operator().call("POST", ENGINE + "task", query).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("コックピットの呼び出しから手続を終えたり取り消したりはできない")
  void nothingIsCompletedOrCancelledThroughCockpit() throws Exception {
    List<String> before = ask(OPEN_TASKS);
    String task = ask("select id_ from act_ru_task limit 1").get(0);
    String instance = ask("select proc_inst_id_ from act_ru_task limit 1").get(0);
    PlainClient operator = operator();

    assertThat(operator.get(ENGINE + "task/" + task).statusCode()).isEqualTo(200);
    assertThat(operator.call("POST", ENGINE + "task/" + task + "/complete", "{}").statusCode())
        .isEqualTo(404);
    assertThat(operator.call("POST", ENGINE + "task/" + task + "/submit-form", "{}").statusCode())
        .isEqualTo(404);
    assertThat(operator.call("DELETE", ENGINE + "process-instance/" + instance, "").statusCode())
        .isEqualTo(404);

    assertThat(ask(OPEN_TASKS)).isEqualTo(before).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "sekinin"})
  @DisplayName("コックピットは管理者と事務局責任者が開ける")
  void cockpitOpensForItsRoles(String loginName) {
    PlainClient person = node.signedIn(loginName).openCockpit();

    assertThat(person.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    assertThat(person.get("/camunda/app/cockpit/scripts/config.js").body()).contains("own-login");
    assertThat(person.call("POST", ENGINE + "process-instance/count", "{}").statusCode()).isEqualTo(200);
    assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(404);
    assertThat(person.get("/camunda/app/admin/default/").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jimu", "akita"})
  @DisplayName("コックピットはほかの役割の方には存在しない")
  void cockpitDoesNotExistForOthers(String loginName) {
    PlainClient person = node.signedIn(loginName);

    assertThat(person.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(404);
    assertThat(person.get(ENGINE + "process-definition").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("稼働の確認のほかに、内部を見る窓口はない")
  void showsNothingOfItsInside() {
    assertThat(node.stranger().get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(node.stranger().get("/actuator/health").body()).doesNotContain("PostgreSQL", "diskSpace");
    for (String path : List.of("", "/env", "/beans", "/heapdump", "/metrics", "/loggers", "/mappings")) {
      assertThat(node.stranger().get("/actuator" + path).statusCode()).isIn(302, 403, 404);
      assertThat(node.signedIn("admin").get("/actuator" + path).statusCode()).isIn(403, 404);
    }
  }

  @Test
  @Order(LAST)
  @DisplayName("強制終了しても、次の起動で同じ手続が残り、待っていたメールが出て、モデルは増えない")
  void goesOnAfterAKill() throws Exception {
    List<String> tasks = ask(OPEN_TASKS);
    List<String> models = ask(MODELS);
    String mail = leaveAMailBehind();

    node.kill();
    node = PackagedNode.start(home).awaitStart();

    assertThat(node.log()).contains("adopting the PostgreSQL");
    assertThat(ask(OPEN_TASKS)).isEqualTo(tasks).isNotEmpty();
    assertThat(ask(MODELS)).isEqualTo(models).isNotEmpty().allMatch(model -> model.endsWith(" 1"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask("select state from outbox_mail where id = '" + mail + "'").contains("SENT"));
    assertThat(node.signedIn("sekinin").get("/tasks").statusCode()).isEqualTo(200);
  }

  /** A mail that was committed but not sent when the application is killed. */
  private static String leaveAMailBehind() throws IOException, SQLException {
    String id = UUID.randomUUID().toString();
    try (Connection connection = node.database();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into outbox_mail (id, message_id, programme, case_key, kind, occasion, recipient, copies,"
              + " subject, body, attachments, result_mail, state, created_at, not_before) values ('"
              + id + "', '<" + id + "@banso.example.jp>', 'banso', 'R7-BANSO-05-999', 'M08', 'test',"
              + " 'zaitaku@pref-05.example.jp', '', 'subject', 'body', '', false, 'QUEUED',"
              + " timestamptz '2025-06-25 09:00+09', timestamptz '2025-06-25 09:00+09')");
    }
    return id;
  }
}
