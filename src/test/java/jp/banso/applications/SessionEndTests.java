package jp.banso.applications;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import java.util.regex.Pattern;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.acceptance.journey.Chromium;
import jp.banso.applications.Region.Person;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("記入の途中でログインの有効時間が切れる")
class SessionEndTests {

  private static final String REASON = "[name='a.reason']";
  private static final int MINUTE = 60_000;

  @LocalServerPort private int port;
  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private Person drafter;
  private ApplicationId id;

  @Test
  @DisplayName("切れる前に知らせて続けられ、切れても入力は画面に残り、ログインし直すと同じ文章から続けられる")
  void warnsBeforeAndKeepsWhatWasTyped() {
    region = new Region(context);
    drafter = region.person(RoleKind.REGION, "05");
    id = region.draft(region.call(), drafter, "05");
    try (Chromium chromium = Chromium.start();
        BrowserContext desk = chromium.browser().newContext()) {
      Page page = desk.newPage();
      page.clock().install();
      signIn(page);
      page.navigate(url("/applications/" + id.value() + "/sections/reason"));
      type(page, "四十分かけて書いた理由");
      kept("四十分かけて書いた理由");
      // the page has heard of it as well: an answer after the leap would count as a sign of life
      assertThat(page.locator("[data-save-state]")).containsText("保存しました", patiently());

      long minutes = Long.parseLong(page.locator("script[data-minutes]").getAttribute("data-minutes"));
      Locator bar = page.locator(".session-bar");
      page.clock().fastForward((minutes - 4) * MINUTE);
      assertThat(bar).containsText("ログインの有効時間が切れます", patiently());
      bar.locator("button").click();
      assertThat(bar).hasCount(0);
      page.clock().fastForward((minutes + 1) * MINUTE);
      assertThat(bar).containsText("有効時間が過ぎました", patiently());

      end();
      type(page, "切れてから書いた続き");
      assertThat(page.locator("[data-save-state]")).hasClass(Pattern.compile("save-state-failed"));
      assertThat(page.locator(REASON)).hasValue("切れてから書いた続き");
      Page other = desk.newPage();
      signIn(other);
      type(page, "ログインし直して書き終えた理由");
      kept("ログインし直して書き終えた理由");

      end();
      other.navigate(url("/applications/" + id.value() + "/sections/reason"));
      assertThat(other.locator("input[name=username]")).isVisible();
      signIn(other);
      other.navigate(url("/applications/" + id.value() + "/sections/reason"));
      assertThat(other.locator(REASON)).hasValue("ログインし直して書き終えた理由");
    }
  }

  private static ContainsTextOptions patiently() {
    return new ContainsTextOptions().setTimeout(20_000);
  }

  private void signIn(Page page) {
    page.navigate(url("/login"));
    page.fill("input[name=username]", drafter.login());
    page.fill("input[name=password]", TestPerson.PASSWORD);
    page.locator("form[action$='/login'] button[type=submit]").first().click();
    assertThat(page.locator("form[action$='/logout']")).hasCount(1);
  }

  private void type(Page page, String text) {
    page.fill(REASON, text);
    page.clock().fastForward(5_000);
  }

  private void kept(String text) {
    await().atMost(Duration.ofSeconds(20)).until(() -> text.equals(region.column(id, "answers->>'reason'")));
  }

  /** As after an hour without a request; one that was under way would have kept it alive. */
  private void end() {
    expire();
    await()
        .pollDelay(Duration.ofMillis(700))
        .pollInterval(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              boolean ended =
                  jdbc.sql("select count(*) from spring_session where principal_name = ? and expiry_time > 0")
                          .param(drafter.login())
                          .query(Integer.class)
                          .single()
                      == 0;
              expire();
              return ended;
            });
  }

  private void expire() {
    jdbc.sql("update spring_session set max_inactive_interval = 1, last_access_time = 0, expiry_time = 0 where principal_name = ?")
        .param(drafter.login())
        .update();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
