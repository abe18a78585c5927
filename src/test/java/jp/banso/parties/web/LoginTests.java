package jp.banso.parties.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("ログイン")
class LoginTests {

  private static final Duration ALIKE = Duration.ofMillis(50);

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired private ApplicationContext context;
  @LocalServerPort private int port;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

  @Test
  @DisplayName("ログインするとセッションの番号が変わり、前の番号では入れない")
  void givesANewSessionAtLogin() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    HttpResponse<String> page = get("/login");
    String before = session();

    HttpResponse<String> answer = login(page, person.loginName(), TestPerson.PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/");
    String after = session();
    assertThat(after).isNotEqualTo(before);
    assertThat(get("/").statusCode()).isEqualTo(200);
    HttpResponse<String> withOld =
        HttpClient.newHttpClient()
            .send(request("/").header("Cookie", "SESSION=" + before).build(), BodyHandlers.ofString());
    assertThat(withOld.statusCode()).isEqualTo(302);
    assertThat(withOld.headers().firstValue("Location")).get().asString().contains("/login");
  }

  @Test
  @DisplayName("パスワードが違っても、知らないログイン名でも、同じ文で断る")
  void saysTheSameOfAWrongPasswordAndAnUnknownName() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);

    HttpResponse<String> wrong = login(get("/login"), person.loginName(), "wrong");
    HttpResponse<String> unknown = login(get("/login"), "nobody-" + person.id(), "wrong");

    assertThat(wrong.headers().firstValue("Location")).get().asString().endsWith("/login?error");
    assertThat(unknown.headers().firstValue("Location")).get().asString().endsWith("/login?error");
    assertThat(get("/login?error").body()).contains("ログインできませんでした");
  }

  @Test
  @DisplayName("デモでは、役割ごとのアカウントと共通のパスワードがログイン画面にある")
  void tellsTheDemoAccounts() throws Exception {
    assertThat(get("/login").body())
        .contains("デモ用アカウント", "sekinin", "senboku", "shinsa1", "秋田県 医務薬事課", "banso-demo")
        .contains("デモ用の日時で動いています");
  }

  @Test
  @DisplayName("役割が終わった人は、ログインしていても何も開けない")
  void refusesAPersonWithoutARole() throws Exception {
    TestPerson person = TestPerson.nobody(context);
    login(get("/login"), person.loginName(), TestPerson.PASSWORD);

    assertThat(get("/").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("ログイン中に役割が終わると、次の操作から断られる")
  void losesTheRoleWithTheNextRequest() throws Exception {
    TestPerson person = TestPerson.nobody(context);
    UUID role = person.give(RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO, null);
    login(get("/login"), person.loginName(), TestPerson.PASSWORD);
    assertThat(get("/audit").statusCode()).isEqualTo(200);

    context.getBean(Registration.class)
        .endRole(role, LocalDate.now(context.getBean("businessClock", Clock.class)).minusDays(1));

    assertThat(get("/audit").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("ログイン後の画面はブラウザーに残らず、ログアウト後は戻っても開けない")
  void leavesNoPageBehind() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    login(get("/login"), person.loginName(), TestPerson.PASSWORD);
    HttpResponse<String> home = get("/");
    assertThat(home.headers().firstValue("Cache-Control")).get().asString().contains("no-store");

    assertThat(post("/logout", home, "").statusCode()).isEqualTo(302);

    HttpResponse<String> again = get("/");
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(again.headers().firstValue("Location")).get().asString().endsWith("/login");
  }

  /** The quickest of several stands for the work that is done; the rest is the machine's load. */
  @Test
  @DisplayName("知らないログイン名でも、答えるまでの時間は変わらない")
  void takesAsLongForAnUnknownName() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    HttpResponse<String> page = get("/login");
    Duration wrong = Duration.ofDays(1);
    Duration unknown = Duration.ofDays(1);
    Duration apart = Duration.ofDays(1);
    for (int round = 0; round < 9 || (round < 60 && apart.compareTo(ALIKE) >= 0); round++) {
      wrong = quicker(wrong, page, person.loginName());
      unknown = quicker(unknown, page, "nobody-" + person.id());
      apart = wrong.minus(unknown).abs();
    }

    assertThat(apart).isLessThan(ALIKE);
  }

  private Duration quicker(Duration best, HttpResponse<String> page, String name) throws Exception {
    long start = System.nanoTime();
    login(page, name, "wrong");
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return took.compareTo(best) < 0 ? took : best;
  }

  private HttpResponse<String> login(HttpResponse<String> page, String name, String password)
      throws Exception {
    return post("/login", page, "username=" + name + "&password=" + password + "&");
  }

  private HttpResponse<String> post(String path, HttpResponse<String> page, String fields)
      throws Exception {
    Matcher token = TOKEN.matcher(page.body());
    assertThat(token.find()).isTrue();
    return browser.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields + "_csrf=" + token.group(1)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("SESSION"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }
}
