package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import jp.banso.BansoTest;
import jp.banso.PlainClient;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Rows 31 to 33 of the catalogue of faults, through the real server. */
@BansoTest
@DisplayName("読み取れない文字")
class ReadableInputTests {

  private static final String REFUSED = "入力を受け付けられませんでした";

  @Autowired private ApplicationContext context;
  @LocalServerPort private int port;

  private TestPerson clerk;

  @BeforeEach
  void register() {
    clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
  }

  @Test
  @DisplayName("一覧の検索に含まれていれば、どの一覧でも400の画面になる")
  void refusesThemInSearches() {
    PlainClient client = client().signIn(clerk.loginName(), TestPerson.PASSWORD);
    for (String list : new String[] {"/applications", "/support", "/audit"}) {
      for (String sign : new String[] {"%00", "%01", "%1B", "%7F"}) {
        HttpResponse<String> answer = client.get(list + "?q=" + sign);
        assertThat(answer.statusCode()).as(list + sign).isEqualTo(400);
        assertThat(answer.body()).contains(REFUSED);
      }
    }
    assertThat(client.get("/applications?q=%09%0D%0A%F0%A0%AE%B7").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("ログイン名に含まれていても400の画面になる")
  void refusesThemAtTheLogin() {
    HttpResponse<String> answer =
        client().send("/login", "/login", "username", "jimu\0", "password", "x");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(REFUSED);
  }

  @Test
  @DisplayName("書いた文章を、読み取れない文字を除いて返し、照会番号を添える")
  void givesBackWhatWasWritten() {
    PlainClient client = client().signIn(clerk.loginName(), TestPerson.PASSWORD);

    HttpResponse<String> answer =
        client.send("/password", "/password", "current", "ひみつ", "reason", "書いた\u0007<b>理由</b>");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(REFUSED, "書いた&lt;b&gt;理由", "trace-number")
        .doesNotContain("ひみつ");
  }

  @Test
  @DisplayName("様式を送る先のURLを開くと、様式のある画面へ移る")
  void leadsFromTheAddressOfAFormToItsPage() {
    PlainClient client = client().signIn(clerk.loginName(), TestPerson.PASSWORD);

    HttpResponse<String> answer = client.get("/calendar/days");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/calendar");
  }

  @Test
  @DisplayName("画面のない断り方でも、日本語の画面で答える")
  void answersEveryRefusalWithAPageOfOurs() {
    PlainClient client = client().signIn(clerk.loginName(), TestPerson.PASSWORD);

    HttpResponse<String> answer = client.call("PUT", "/calendar", "{}");

    assertThat(answer.statusCode()).isIn(403, 405);
    assertThat(answer.body()).contains("lang=\"ja\"").doesNotContain("Apache Tomcat");
  }

  private PlainClient client() {
    return new PlainClient("http://127.0.0.1:" + port);
  }
}
