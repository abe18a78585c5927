package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
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
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("ログインの有効時間が過ぎてから送られた入力")
class EndedSessionTests {

  private static final String ENDED = "ログインの有効時間が過ぎたため、保存していません";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private PlainClient client;
  private String page;
  private String token;

  @BeforeEach
  void openAFormAndLetTheSessionEnd() {
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    client = new PlainClient(site()).signIn(clerk.loginName(), TestPerson.PASSWORD);
    token = client.formToken("/password");
    page = "/support/" + UUID.randomUUID() + "/members?from=a&to=b";
    jdbc.sql("delete from spring_session where principal_name = ?").param(clerk.loginName()).update();
  }

  private String site() {
    return "http://127.0.0.1:" + port;
  }

  @Test
  @DisplayName("保存していないことを知らせ、書いた文章を文字のまま返し、元の画面へのログインに導く")
  void givesBackWhatWasWritten() {
    HttpResponse<String> answer =
        client.sendFrom(
            site(), page, token, "/support/1/members", "reason", "書いた<b>理由</b>", "password", "ひみつの語",
            "_submit", "see-no-token", "version", "4711");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains(ENDED, "書いた&lt;b&gt;理由", "href=\"" + page.replace("&", "&amp;") + "\"")
        .doesNotContain("ひみつの語", "see-no-token", "4711", token);
  }

  @Test
  @DisplayName("ほかのサイトから送られた文章は返さない")
  void givesNothingBackToOthers() {
    HttpResponse<String> answer =
        client.sendFrom("https://elsewhere.example", "/form", token, "/support/1/members", "reason", "よその文章");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains(ENDED).doesNotContain("よその文章", "elsewhere");
  }
}
