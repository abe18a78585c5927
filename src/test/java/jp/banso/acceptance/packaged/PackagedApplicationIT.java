package jp.banso.acceptance.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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

  /** The mail server cannot be reached; the default mode has one of its own on any port. */
  private static final String[] NO_MAIL_SERVER = {
    "--spring.mail.properties.mail.smtp.proxy.host=127.0.0.1",
    "--spring.mail.properties.mail.smtp.proxy.port=1"
  };

  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final String SET_UP = "/camunda/api/admin/setup/default/user/create";
  private static final String INTRUDER =
      "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"a\",\"lastName\":\"b\",\"email\":\"c@example.jp\"},"
          + "\"credentials\":{\"password\":\"intruder-intruder\"}}";
  private static final String ANNOUNCEMENTS = "select m.recipient || m.message_id from outbox_mail m";
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
    node = PackagedNode.startAsHandedOver(home, NO_MAIL_SERVER).awaitStart();
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
  }

  private static List<String> ask(String sql) throws IOException, SQLException {
    return node.ask(sql);
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
  @ValueSource(strings = {"jimu", "akita", "renkei-sekinin"})
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
  @DisplayName("公表の直後、リハーサルの最中に強制終了しても、次の起動で同じ手続が残り、案内は47通とも一度だけ出て、モデルは増えない")
  void goesOnAfterAKill() throws Exception {
    publishTheCall();
    assertThat(node.signedIn("senboku").send("/applications/new", "/applications", "prefecture", "05").statusCode())
        .isEqualTo(302);
    List<String> announcements = ask(ANNOUNCEMENTS + " where m.state <> 'SENT' and m.kind = 'M06' order by 1");
    List<String> tasks = ask(OPEN_TASKS);
    List<String> models = ask(MODELS);
    assertThat(announcements).hasSize(47);
    assertThat(ask("select id from demo_mail")).isEmpty();

    RehearsalPlay rehearsal = new RehearsalPlay(node);
    rehearsal.begin();
    node.kill();
    rehearsal.endsWithItsParent();
    node = PackagedNode.start(home).awaitStart();

    assertThat(node.log()).contains("adopting the PostgreSQL");
    assertThat(ask(OPEN_TASKS)).isEqualTo(tasks).isNotEmpty();
    assertThat(ask(MODELS)).isEqualTo(models).isNotEmpty().allMatch(model -> model.endsWith(" 1"));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> ask("select id from outbox_mail where kind = 'M06' and state <> 'SENT'").isEmpty());
    assertThat(ask(ANNOUNCEMENTS + " join demo_mail d on d.message_id = m.message_id where m.kind = 'M06' order by 1"))
        .isEqualTo(announcements);
    assertThat(node.signedIn("sekinin").get("/tasks").statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> ask("select nspname from pg_namespace where nspname like 'rehearsal%'").isEmpty());
  }

  /** As the manager and the ministry do it; the engine publishes, the hold passes, and no mail finds its way out. */
  private static void publishTheCall() throws IOException, SQLException {
    String call = "/calls/" + ask("select id from public_call where case_key = 'R7-BANSO'").get(0);
    node.signedIn("sekinin").send(call, call + "/confirmation", "version", "0");
    node.signedIn("kourou").send(call, call + "/concurrence", "version", "1", "decision", "AGREED", "note", "");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> ask("select id from outbox_mail where kind = 'M06' and state = 'QUEUED'").size() == 47);
    walkTo("令和7年6月25日", "10:00");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> ask("select id from outbox_mail where kind = 'M06' and state = 'QUEUED' and attempts > 1").size() == 47);
  }

  private static void walkTo(String date, String time) throws IOException, SQLException {
    node.signedIn("admin").send("/demo/clock", "/demo/clock", "date", date, "time", time);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> ask("select id from business_clock where target_at is null").size() == 1);
  }
}
