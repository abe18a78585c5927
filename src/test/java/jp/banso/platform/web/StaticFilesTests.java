package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.PlainClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BansoTest
@DisplayName("画面の部品となるファイル")
class StaticFilesTests {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/(?:css|js|img|vendor)/[^\"]+)\"");

  @LocalServerPort private int port;

  private PlainClient stranger() {
    return new PlainClient("http://127.0.0.1:" + port);
  }

  @Test
  @DisplayName("内容から作った名前で読み込まれ、ブラウザーに長く残る")
  void linksNameTheContentAndAreKept() {
    List<String> links =
        LINK.matcher(stranger().get("/login").body()).results().map(MatchResult::group)
            .map(link -> link.substring(link.indexOf('"') + 1, link.length() - 1))
            .distinct()
            .toList();

    assertThat(links)
        .anyMatch(link -> link.startsWith("/css/"))
        .anyMatch(link -> link.startsWith("/js/"))
        .anyMatch(link -> link.startsWith("/img/"))
        .anyMatch(link -> link.startsWith("/vendor/"))
        .allMatch(link -> link.matches(".+-[0-9a-f]{32}\\.[a-z]+"));
    for (String link : links) {
      HttpResponse<String> file = stranger().get(link);
      assertThat(file.statusCode()).as(link).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control")).as(link).get().asString()
          .contains("max-age=31536000", "immutable");
    }
  }

  @Test
  @DisplayName("エラーの画面でも同じ名前で読み込まれる")
  void errorPagesLinkThemToo() {
    String page = stranger().signIn("jimu").get("/nothing-here").body();

    assertThat(page).containsPattern("/css/base-[0-9a-f]{32}\\.css");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webjars/camunda/app/cockpit/scripts/config.js", "/webjars/camunda/app/admin/index.html",
        "/camunda-welcome/index.html", "/META-INF/resources/", "/favicon.ico", "/application.yaml",
        "/templates/parties/login.html"
      })
  @DisplayName("決めた場所のほかのファイルは存在しない")
  void nothingElseIsServed(String path) {
    assertThat(stranger().signIn("admin").get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/css/none.css", "/css/..%2f..%2fapplication.yaml", "/vendor/", "/js"})
  @DisplayName("決めた場所でも、ないファイルは存在しない")
  void whatIsNotThereIsNotFound(String path) {
    assertThat(stranger().signIn("jimu").get(path).statusCode()).isIn(400, 404);
  }
}
