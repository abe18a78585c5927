package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.PlainClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@BansoTest
@DisplayName("エンジンの画面を囲む壁")
class CockpitWallTests {

  private static final String ENGINE = "/camunda/api/engine/engine/default/";
  private static final String QUERY = ENGINE + "process-instance";

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired private PasswordEncoder passwords;

  private PlainClient stranger() {
    return new PlainClient("http://127.0.0.1:" + port);
  }

  private PlainClient operator() {
    return stranger().signIn("admin").openCockpit();
  }

  @ParameterizedTest
  @DisplayName("管理者と事務局責任者はコックピットを開ける")
  @ValueSource(strings = {"admin", "sekinin"})
  void opensForItsTwoRoles(String loginName) {
    PlainClient person = stranger().signIn(loginName);

    assertThat(person.get("/camunda/").headers().firstValue("Location").orElseThrow())
        .endsWith("/camunda/app/cockpit/");
    assertThat(person.openCockpit().get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    assertThat(person.get("/camunda/api/admin/auth/user/default").body())
        .contains("\"userId\":\"" + loginName + "\"", "\"cockpit\"")
        .doesNotContain("tasklist");
    assertThat(person.get(ENGINE + "process-definition?key=application").body()).contains("応募");
  }

  @ParameterizedTest
  @DisplayName("それ以外の方には存在しない")
  @ValueSource(strings = {"jimu", "kourou", "akita", "senboku", "sensei", "shinsa1"})
  void doesNotExistForOthers(String loginName) {
    PlainClient person = stranger().signIn(loginName);

    assertThat(person.get("/camunda/").statusCode()).isEqualTo(404);
    assertThat(person.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(404);
    assertThat(person.get(ENGINE + "process-definition").statusCode()).isEqualTo(404);
    assertThat(person.call("POST", QUERY, "{}").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("ログインしていない方は画面ならログインへ、呼び出しなら401になる")
  void asksStrangersToSignIn() {
    HttpResponse<String> page = stranger().get("/camunda/app/cockpit/default/");

    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(stranger().get(ENGINE + "process-definition").statusCode()).isEqualTo(401);
    assertThat(stranger().call("POST", "/camunda/api/admin/setup/default/user/create", "{}").statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @DisplayName("タスクリスト・管理・ようこその各画面はない")
  @ValueSource(strings = {"tasklist", "admin", "welcome"})
  void hasNoOtherApplication(String application) {
    assertThat(operator().get("/camunda/app/" + application + "/default/").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("検索は通り、式を含む検索は400になり、その跡が残る")
  void refusesExpressions() {
    PlainClient operator = operator();
    long before = refusals("audit.refused.400");

    assertThat(operator.call("POST", QUERY, "{\"active\":true}").statusCode()).isEqualTo(200);
    assertThat(operator.call("POST", QUERY, "{\"orQueries\":[]}").statusCode()).isEqualTo(400);
    assertThat(operator.call("POST", QUERY, "{\"\\u006frQueries\":[]}").statusCode()).isEqualTo(400);
    assertThat(operator.call("POST", ENGINE + "task", "{\"assigneeExpression\":\"${7*7}\"}").statusCode())
        .isEqualTo(400);
    assertThat(operator.get(ENGINE + "task?assignee%45xpression=x").statusCode()).isEqualTo(400);
    assertThat(refusals("audit.refused.400")).isGreaterThanOrEqualTo(before + 4);
  }

  @Test
  @DisplayName("64KBを超える本文は413になる")
  void refusesLargeBodies() {
    String large = "{\"businessKeyLike\":\"" + "x".repeat(65 * 1024) + "\"}";

    assertThat(operator().call("POST", QUERY, large).statusCode()).isEqualTo(413);
  }

  @Test
  @DisplayName("しるしのない書き込みは断られ、画面の外へ出される")
  void keepsCockpitsOwnGuardAgainstForgery() {
    PlainClient signedInOnly = stranger().signIn("admin");

    assertThat(signedInOnly.call("POST", QUERY, "{}").statusCode()).isEqualTo(403);
    assertThat(signedInOnly.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(302);
  }

  @Test
  @DisplayName("役割を外されると次の操作から開けない")
  void losesTheRightAtOnce() {
    String loginName = "op-" + UUID.randomUUID();
    UUID person = manager(loginName);
    PlainClient operator = stranger().signIn(loginName).openCockpit();
    assertThat(operator.get(ENGINE + "process-definition").statusCode()).isEqualTo(200);

    jdbc.sql("delete from role_assignment where person_id = ?").param(person).update();

    assertThat(operator.get(ENGINE + "process-definition").statusCode()).isEqualTo(404);
  }

  private UUID manager(String loginName) {
    UUID person = UUID.randomUUID();
    jdbc.sql(
            "insert into person (id, login_name, display_name, mail, password_hash, enabled, demo)"
                + " values (?, ?, 'op', 'op@example.jp', ?, true, true)")
        .params(person, loginName, passwords.encode(PlainClient.DEMO_PASSWORD))
        .update();
    jdbc.sql(
            "insert into role_assignment (id, person_id, organisation_id, role, programme, valid_from)"
                + " select ?, ?, organisation_id, role, programme, valid_from from role_assignment r"
                + " join person p on p.id = r.person_id where p.login_name = 'sekinin'")
        .params(UUID.randomUUID(), person)
        .update();
    return person;
  }

  private long refusals(String action) {
    return jdbc.sql("select count(*) from audit_entry where refused and action = ?")
        .param(action)
        .query(Long.class)
        .single();
  }
}
