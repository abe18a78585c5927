package jp.banso.applications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.util.Date;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.acceptance.journey.Chromium;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.TextLength;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Rows 29, 39 and 42 of the catalogue of faults, in a real browser whose clock stands on another continent in another year. */
@BansoTest
@DisplayName("ブラウザーの「戻る」、古い画面、ログアウトの後、時計の狂ったパソコン")
class BrowserBackTests {

  private static final String REASON = "[name='a.reason']";
  private static final String SECRET = "ログアウトの後に見えてはならない理由";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;

  private Region region;
  private Person drafter;
  private ApplicationId id;

  @Test
  @DisplayName("古い画面から送っても二度は進まず、ログアウトの後に戻っても何も見えず、日付と期限はサーバーのもの")
  void goesBackSafely() {
    region = new Region(context);
    drafter = region.person(RoleKind.REGION, "05");
    CallId call = region.call();
    id = region.draft(call, drafter, "05");
    region.save(drafter, id, CaseFile.load(CaseFile.VALID.get(0)).answers().with("reason", SECRET));
    try (Chromium chromium = Chromium.start();
        BrowserContext desk =
            chromium.browser().newContext(new Browser.NewContextOptions().setTimezoneId("America/New_York"))) {
      Page page = desk.newPage();
      page.clock().setFixedTime(new Date(1_924_873_200_000L));
      signIn(page);
      assertThat(page.locator("header")).containsText(Wareki.date(region.today()));

      Response edit = page.navigate(url("/edit"));
      assertThat(edit.headers().get("cache-control")).contains("no-store");
      countsAsTheServer(page);
      page.navigate(url("/sections/reason"));
      Page stale = desk.newPage();
      stale.navigate(url(""));
      assertThat(stale.locator("main")).containsText(Wareki.shortDate(LocalDate.parse(deadline(call))).replaceAll("（.*", ""));

      region.handOver(drafter, id);
      page.fill(REASON, "渡した後に古い画面で書いた理由");
      Response late = page.waitForNavigation(() -> page.locator("form[data-together] button[type=submit]").last().click());
      assertThat(late.status()).isEqualTo(409);
      assertThat(page.locator("main")).containsText("渡した後に古い画面で書いた理由");
      assertThat(region.column(id, "answers ->> 'reason'")).isEqualTo(SECRET);
      page.goBack();
      assertThat(region.state(id)).isEqualTo(ApplicationState.PREFECTURE_REVIEW);

      page.navigate(url(""));
      page.navigate(url("/sections"));
      page.navigate(url("/versions"));
      page.navigate(url("/check"));
      assertThat(page.locator("body")).containsText(SECRET);
      page.locator("form[action$='/logout'] button").first().click();
      page.waitForURL("**/login?logout");
      page.goBack();
      assertThat(page.locator("input[name=username]")).isVisible();
      assertThat(page.content()).doesNotContain(SECRET);
      page.goBack();
      assertThat(page.content()).doesNotContain(SECRET);
      page.goForward();
      assertThat(page.content()).doesNotContain(SECRET);
    }
  }

  /** What the counter beside a field says while it is typed. */
  private void countsAsTheServer(Page page) {
    page.route("**/autosave", route -> route.abort());
    for (String text : new String[] {"𠮷葛\uDB40\uDD00髙～①", "か\u3099ﾊﾞ\nA", "あ".repeat(40) + "辻\uFE00"}) {
      page.fill(REASON, text);
      String counter = page.locator("#" + page.locator(REASON).getAttribute("data-counter")).textContent();
      assertThat(counter.replace(",", "")).as(text).matches("(?s)(?:.*\\D)?" + TextLength.of(text) + "(?:\\D.*)?");
    }
    page.fill(REASON, SECRET);
  }

  private String deadline(CallId call) {
    return context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("select deadline::text from public_call where id = ?").param(call.value()).query(String.class).single();
  }

  private void signIn(Page page) {
    page.navigate("http://127.0.0.1:" + port + "/login");
    page.fill("input[name=username]", drafter.login());
    page.fill("input[name=password]", TestPerson.PASSWORD);
    page.locator("form[action$='/login'] button[type=submit]").first().click();
    assertThat(page.locator("form[action$='/logout']")).hasCount(1);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + "/applications/" + id.value() + path;
  }
}
