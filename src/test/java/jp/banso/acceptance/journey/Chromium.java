package jp.banso.acceptance.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium: the machine's own, else the one that Playwright brings; where neither can be had
 * the test is skipped and says why, or fails if {@code BANSO_BROWSER=required}.
 */
public final class Chromium implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** No sandbox inside containers, and silence towards the Internet. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
          "--disable-component-update", "--disable-default-apps", "--disable-domain-reliability",
          "--disable-sync", "--disable-extensions", "--metrics-recording-only", "--no-first-run",
          "--no-default-browser-check", "--disable-search-engine-choice-screen",
          "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Chromium start() {
    Optional<Path> installed = installed();
    if (installed.isEmpty()) {
      String failure = download();
      if (failure != null) {
        doWithout(failure);
      }
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
    installed.ifPresent(options::setExecutablePath);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  private static void doWithout(String failure) {
    if ("required".equals(System.getenv("BANSO_BROWSER"))) {
      Assertions.fail("the browser tests are required and there is no Chromium: " + failure);
    }
    System.err.println(
        "\n*** THE BROWSER JOURNEY IS SKIPPED: there is no Chromium; " + failure + " ***\n");
    Assumptions.abort("browser tests are skipped: no Chromium; " + failure);
  }

  public Browser browser() {
    return browser;
  }

  private static Optional<Path> installed() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Playwright's own command in a process of its own, because it ends the process it runs in. */
  private static String download() {
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder command =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), "com.microsoft.playwright.CLI",
            "install", "chromium");
    try {
      Process process = command.inheritIO().start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return "Playwright's download took longer than five minutes";
      }
      return process.exitValue() == 0 ? null : "Playwright's download ended with " + process.exitValue();
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
