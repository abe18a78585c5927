package jp.banso.acceptance.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * A person's desk: one browser window with its own login. Every page that is opened here is held to
 * the same promises: no error page, nothing that axe objects to, nothing refused by our own policy.
 */
final class Desk implements AutoCloseable {

  private static final Pattern IDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\?.*");

  /** Milliseconds; it only bounds a failure, and a busy machine may let one of several processes wait. */
  private static final double PATIENCE = 60_000;

  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  /** What an error page says, else null; then the page's sections and forms; then ids that two elements have. */
  private static final String GLANCE =
      "[document.querySelector('.error-page')?.innerText ?? null,"
          + " [...document.querySelectorAll('main section[id], main [aria-labelledby], main form')]"
          + ".map(part => part.getAttribute('aria-labelledby') || part.id || new URL(part.action).pathname),"
          + " [...document.querySelectorAll('[id]')].map(part => part.id)"
          + ".filter((id, place, all) => all.indexOf(id) < place)]";

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final BrowserContext context;
  private final Page page;
  private String url;
  private final String who;
  private final Looks looks;

  private Desk(BrowserContext context, String url, String who, Looks looks) {
    this.context = context;
    this.url = url;
    this.who = who;
    this.looks = looks;
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message ->
            Assertions.assertThat(message.text())
                .as("said in the browser's console")
                .doesNotContain("Content Security Policy"));
  }

  /** @param looks what was looked at so far; desks may share it */
  static Desk at(Browser browser, String url, String who, Looks looks) {
    return of(browser, url, who, looks, 1280, 900);
  }

  static Desk onPhone(Browser browser, String url, String who, Looks looks) {
    return of(browser, url, who, looks, 360, 740);
  }

  private static Desk of(
      Browser browser, String url, String who, Looks looks, int width, int height) {
    return new Desk(
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(width, height)),
        url, who, looks);
  }

  Desk signIn(String loginName, String password) {
    open("/login");
    page.fill("#username", loginName);
    page.fill("#password", password);
    page.locator("form[action$='/login'] button[type=submit]").click();
    assertThat(page).not().hasURL(Pattern.compile(".*/login.*"));
    return look();
  }

  /** The same application answers at another address from now on. */
  void moveTo(String newUrl) {
    url = newUrl;
  }

  Desk signOut() {
    page.locator("form[action$='/logout'] button").click();
    assertThat(page).hasURL(Pattern.compile(".*/login\\?logout"));
    return this;
  }

  Desk open(String path) {
    go(url + path);
    return look();
  }

  private void go(String address) {
    try {
      page.navigate(address);
    } catch (PlaywrightException given) {
      // a page that loads itself anew, as the clock does while it walks, may get in the way of whoever goes there himself
      if (!given.getMessage().contains("ERR_ABORTED")) {
        throw given;
      }
      page.navigate(address);
    }
  }

  /** Shows nothing, so that no page loads itself anew while others act. */
  void leave() {
    go("about:blank");
  }

  /** A file as this person's browser would save it. */
  byte[] download(String path) {
    APIResponse answer = context.request().get(url + path);
    try {
      Assertions.assertThat(answer.ok()).as(path).isTrue();
      return answer.body();
    } finally {
      answer.dispose();
    }
  }

  /** Whether the page would say this, asked without opening it. */
  boolean wouldSee(String path, String text) {
    APIResponse answer = context.request().get(url + path);
    try {
      String[] frameAndMain = answer.text().split("<main", 2);
      return answer.ok() && TAG.matcher(frameAndMain[frameAndMain.length - 1]).replaceAll("").contains(text);
    } finally {
      answer.dispose();
    }
  }

  /** Follows a link by its words. */
  Desk follow(String words) {
    arriveBy(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words)).first());
    return look();
  }

  /** Presses a button by its words, and 「実行する」 if the page asks once more; waits for the answer. */
  Desk press(String words) {
    Locator button =
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words)).first();
    Locator last = button;
    if (button.getAttribute("data-confirm") != null) {
      button.click();
      last = page.locator("#confirm-dialog[open] button[value=proceed]");
    }
    arriveBy(last);
    return look();
  }

  /** The answer may be there before its page is: only another document has no mark. */
  private void arriveBy(Locator linkOrButton) {
    page.evaluate("document.documentElement.dataset.pressed = ''");
    page.waitForResponse(
        response -> response.request().isNavigationRequest() && response.status() / 100 != 3,
        linkOrButton::click);
    assertThat(page.locator("html[data-pressed]")).hasCount(0);
    page.waitForLoadState();
  }

  Desk fill(String name, String text) {
    page.locator("[name='" + name + "']:not([type=hidden])").first().fill(text);
    return this;
  }

  /** Fills many fields at once, as far as the page can tell. */
  Desk paste(Map<String, String> texts) {
    page.evaluate(
        "texts => Object.entries(texts).forEach(([name, text]) => {"
            + " const field = document.querySelector('main [name=\"' + CSS.escape(name) + '\"]:not([type=hidden])');"
            + " field.value = text;"
            + " for (const event of ['input', 'change']) { field.dispatchEvent(new Event(event, {bubbles: true})); } })",
        texts);
    return this;
  }

  /** One more row in the page's table. */
  Desk addRow() {
    page.locator("main [data-rows-add]").first().click();
    return this;
  }

  Desk tick(String name, String value) {
    page.locator("[name='" + name + "'][value='" + value + "']").check();
    return this;
  }

  /** Opens what is folded away under these words. */
  Desk unfold(String words) {
    page.locator("main summary").filter(new Locator.FilterOptions().setHasText(words)).first().click();
    return this;
  }

  /** Ticks what is labelled with these words. */
  Desk choose(String words) {
    page.locator("main").getByLabel(words).first().check();
    return this;
  }

  /** Chooses in a list by a value or the words shown. */
  Desk select(String name, String value) {
    page.locator("select[name='" + name + "']").selectOption(value);
    return this;
  }

  Desk attach(String name, Path file) {
    page.locator("input[type=file][name='" + name + "']").setInputFiles(file);
    return this;
  }

  Desk sees(String... words) {
    for (String text : words) {
      assertThat(page.locator("body")).containsText(text);
    }
    return this;
  }

  Desk doesNotSee(String... words) {
    for (String text : words) {
      assertThat(page.locator("body")).not().containsText(text);
    }
    return this;
  }

  /** What waits for this person. */
  List<?> work() {
    open("/tasks");
    return (List<?>) page.locator("main a[href^='/tasks/']")
        .evaluateAll("links => links.map(link => link.pathname + ' ' + link.textContent.trim())");
  }

  /** What stands on the page below its frame. */
  String main() {
    return page.locator("main").innerText();
  }

  Page page() {
    return page;
  }

  /** One picture of each name in a play, of the whole page. */
  Desk picture(String name) {
    return take(name, true);
  }

  /** The same of what the window shows, where the page is a long one. */
  Desk glimpse(String name) {
    return take(name, false);
  }

  /** Moves the window so that the part under this heading begins at its top. */
  Desk scrollTo(String heading) {
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)).first()
        .evaluate("heading => heading.scrollIntoView()");
    return this;
  }

  private Desk take(String name, boolean wholePage) {
    if (looks.isNew("picture of " + name)) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", name + ".png"))
              .setFullPage(wholePage));
    }
    return this;
  }

  /**
   * Looks at the page as every page is looked at. axe looks at a kind of page, whatever the case is, until it has seen
   * each of its sections and forms, and at the frame of every role, which is its own, on its home.
   */
  Desk look() {
    List<?> glance = (List<?>) onceThere(() -> page.evaluate(GLANCE));
    Assertions.assertThat(glance.get(0)).as(() -> "an error page at " + page.url()).isNull();
    // the label of the second of two would lead to the first, and axe says nothing
    Assertions.assertThat((List<?>) glance.get(2)).as(() -> "ids that two elements have at " + page.url()).isEmpty();
    String path = page.url().replace(url, "");
    String kind = (path.equals("/") ? who : "") + path;
    // each of them is noted, so none may be asked in vain
    long unseen =
        Stream.concat(Stream.of(""), ((List<?>) glance.get(1)).stream())
            .filter(part -> looks.isNew(IDS.matcher(kind + " " + part).replaceAll("")))
            .count();
    if (unseen > 0) {
      Assertions.assertThat(page.frames()).as("axe looks at one document").hasSize(1);
      Assertions.assertThat(onceThere(() -> looks.violations(page))).as("axe at " + page.url()).isEmpty();
    }
    return this;
  }

  /** A page that loads itself anew in between is looked at again. */
  private <T> T onceThere(Supplier<T> look) {
    try {
      return look.get();
    } catch (PlaywrightException given) {
      if (!given.getMessage().contains("context was destroyed")) {
        throw given;
      }
      page.waitForLoadState();
      return look.get();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
