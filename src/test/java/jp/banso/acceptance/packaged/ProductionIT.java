package jp.banso.acceptance.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import jp.banso.PlainClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Production as the README tells it, on an empty external database. */
@DisplayName("本番での最初の起動")
class ProductionIT {

  private static final String LOGIN = "kanri";
  private static final String INITIAL = "hatsu-yuki-2026";
  private static final String CHOSEN = "kyou-ha-yuki-desu";

  private static ExternalDatabase server;

  @BeforeAll
  static void startServer() throws IOException {
    server = ExternalDatabase.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  @DisplayName("設定した管理者がパスワードを変え、所属と利用者を登録し、責任者が公募を開ける")
  void leadsToAUsableProduct() throws Exception {
    server.create("usable");
    try (PackagedNode node = node("usable", administrator(INITIAL)).awaitStart()) {
      assertThat(node.log()).doesNotContain(INITIAL);
      assertThat(node.stranger().get("/login").body()).doesNotContain("デモ", "sekinin");
      assertThat(node.stranger().get("/public/calls").statusCode()).isEqualTo(200);

      PlainClient administrator = node.stranger().signIn(LOGIN, INITIAL);
      HttpResponse<String> home = administrator.get("/");
      assertThat(home.headers().firstValue("Location").orElse("")).endsWith("/password");
      administrator.send(
          "/password", "/password", "current", INITIAL, "chosen", CHOSEN, "repeated", CHOSEN);

      administrator = node.stranger().signIn(LOGIN, CHOSEN);
      assertThat(administrator.get("/people").body()).contains(LOGIN);
      assertThat(administrator.get("/demo/clock").statusCode()).isEqualTo(404);
      assertThat(administrator.get("/demo/mails").statusCode()).isEqualTo(404);
      administrator.send(
          "/people/organisations/new", "/people/organisations/new",
          "kind", "SECRETARIAT", "name", "事務局", "prefecture", "");
      assertThat(administrator.get("/people").body()).contains("所属を登録しました");
      String organisation = server.ask("usable", "select id from organisation where kind = 'SECRETARIAT'").get(0);
      administrator.send(
          "/people/new", "/people/new", "loginName", "sekininsha", "displayName", "責任者",
          "mail", "sekininsha@example.jp", "organisation", organisation, "role", "SECRETARIAT_MANAGER",
          "programme", "BANSO");
      assertThat(administrator.get("/people").body()).contains("sekininsha", "初回パスワードは");
      assertThat(server.ask("usable", "select count(*) from public_call where state = 'PREPARED'"))
          .containsExactly("1");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !server.ask("usable", "select title from work_item where case_key = 'R7-BANSO'").isEmpty());
      assertThat(server.ask("usable", "select count(*) from person where demo")).containsExactly("0");
    }
  }

  private static String[] administrator(String password) throws IOException {
    Path file = PackagedNode.newHome("secret").resolve("administrator");
    Files.writeString(file, password + "\n");
    return new String[] {
      "--BANSO_ADMIN_LOGIN=" + LOGIN, "--BANSO_ADMIN_MAIL=kanri@example.jp",
      "--BANSO_ADMIN_PASSWORD_FILE=" + file
    };
  }

  private static PackagedNode node(String database, String... more) throws IOException {
    String[] settings = {
      "--spring.profiles.active=production",
      "--BANSO_DATABASE_URL=" + server.url(database),
      "--BANSO_DATABASE_USER=" + ExternalDatabase.USER,
      "--BANSO_DATABASE_PASSWORD=" + ExternalDatabase.PASSWORD,
      "--BANSO_SMTP_HOST=127.0.0.1",
      "--BANSO_SMTP_PORT=1",
      "--BANSO_MAIL_FROM=banso@example.jp",
      "--BANSO_SITE_INTERNET=https://banso.example.jp",
      "--BANSO_ADDRESS=127.0.0.1",
      "--BANSO_COOKIE_SECURE=false"
    };
    return PackagedNode.start(
        PackagedNode.newHome("node"),
        Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toArray(String[]::new));
  }
}
