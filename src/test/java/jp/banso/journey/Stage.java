package jp.banso.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Where a journey is played: one running application, and everybody's browser, which stays open and
 * signed in from scene to scene, as it does on a real desk.
 */
final class Stage implements AutoCloseable {

  private static final String PASSWORD = "banso-demo";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern CASE_PATH = Pattern.compile("/(applications|selection|support)/[0-9a-f-]{36}");

  private final Chromium chromium;
  private final RunningApplication application;
  private final Map<String, Desk> desks = new HashMap<>();
  private final Set<String> looked;

  private Stage(Chromium chromium, RunningApplication application, Set<String> looked) {
    this.chromium = chromium;
    this.application = application;
    this.looked = looked;
  }

  static Stage on(Chromium chromium, RunningApplication application) {
    return new Stage(chromium, application, new HashSet<>());
  }

  /** The same play from here on, in an application of its own; what axe has seen it need not see again. */
  Stage copy(String name) throws IOException {
    return new Stage(chromium, application.copy(name), looked);
  }

  Desk as(String loginName) {
    return desks.computeIfAbsent(
        loginName,
        name -> Desk.at(chromium.browser(), application.url(), name, looked).signIn(name, PASSWORD));
  }

  Desk visitor() {
    return desks.computeIfAbsent(
        "", name -> Desk.at(chromium.browser(), application.url(), "visitor", looked));
  }

  /** A browser on a telephone, 360 pixels wide. */
  Desk onPhone(String loginName) {
    return desks.computeIfAbsent(
        loginName + " on the phone",
        name -> Desk.onPhone(chromium.browser(), application.url(), name, looked).signIn(loginName, PASSWORD));
  }

  void goesOnAfterAPowerCut() throws IOException {
    leave();
    application.killAndStartAgain();
  }

  void stop() {
    leave();
    application.stop();
  }

  void startAgain() throws IOException {
    application.startAgain();
  }

  private void leave() {
    desks.values().forEach(Desk::close);
    desks.clear();
  }

  /** Waits for what the engine does after a step. */
  void eventually(Desk desk, String path, String text) {
    Awaitility.await(text + " at " + path)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> desk.open(path).page().locator("main").innerText().contains(text));
  }

  /** Waits until the step is on the person's list of today, and opens it from there. */
  Desk takeUp(String loginName, String step) {
    Desk desk = as(loginName);
    eventually(desk, "/", step);
    return desk.follow(step);
  }

  /** The administrator lets the business clock walk. */
  void walkTo(String date, String time) {
    Desk clock = as("admin");
    clock.open("/demo/clock").fill("date", date).fill("time", time).press("この日時まで進める");
    Awaitility.await("the clock to arrive at " + date)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> !clock.open("/demo/clock").page().locator("main").innerText().contains("進行中"));
    clock.sees(date);
  }

  static String pathOn(Desk desk) {
    Matcher found = CASE_PATH.matcher(desk.page().url());
    assertThat(found.find()).as(desk.page().url()).isTrue();
    return found.group();
  }

  String path(Desk desk) {
    return desk.page().url().replace(application.url(), "");
  }

  @Override
  public void close() {
    leave();
    application.close();
  }
}
