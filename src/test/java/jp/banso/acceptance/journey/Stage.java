package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.acceptance.packaged.PackagedNode;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/**
 * Where a journey is played: one running application, and everybody's browser, which stays open and
 * signed in from scene to scene, as it does on a real desk.
 */
final class Stage implements AutoCloseable {

  private static final String DATA = "data/postgres";
  private static final String PASSWORD = "banso-demo";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Set<String> REGIONS = Set.of("senboku", "daisen", "senbokushi", "kashiwa", "kamo", "bisan", "munakata");
  private static final Set<String> PREFECTURES = Set.of("akita", "chiba", "shizuoka", "hiroshima");
  private static final Pattern CASE_PATH = Pattern.compile("/(applications|selection|support)/[0-9a-f-]{36}");

  private final Chromium chromium;
  private final Path home;
  private final Map<String, Desk> desks = new HashMap<>();
  private final Looks looks;
  private PackagedNode node;

  private Stage(Chromium chromium, Path home, Looks looks) throws IOException {
    this.chromium = chromium;
    this.home = home;
    this.looks = looks;
    startAgain();
  }

  /** A stage with an empty database. */
  static Stage open(Chromium chromium, String name) throws IOException {
    return new Stage(chromium, PackagedNode.newHome(name), new Looks());
  }

  /** The same play in another browser from here on; what axe has looked at it need not look at again. */
  Stage on(Chromium other, Path copyOfDatabase) throws IOException {
    return new Stage(other, copyOfDatabase, looks);
  }

  /** Of this stage, which lies still. */
  Path copyOfDatabase(String name) throws IOException {
    Path other = PackagedNode.newHome(name);
    FileSystemUtils.copyRecursively(home.resolve(DATA), other.resolve(DATA));
    keepToItsOwner(other.resolve(DATA).toFile());
    return other;
  }

  /** A copy is readable by all, and PostgreSQL does not start on such a directory. */
  private static void keepToItsOwner(File directory) {
    directory.setReadable(false, false);
    directory.setExecutable(false, false);
    directory.setReadable(true, true);
    directory.setExecutable(true, true);
  }

  Desk as(String loginName) {
    return desks.computeIfAbsent(
        loginName,
        name -> Desk.at(chromium.browser(), node.url(), role(name), looks).signIn(name, PASSWORD));
  }

  /** People of one role meet the same pages. */
  private static String role(String loginName) {
    return REGIONS.contains(loginName)
        ? "region"
        : PREFECTURES.contains(loginName) ? "prefecture" : loginName.replaceAll("\\d", "");
  }

  Desk visitor() {
    return desks.computeIfAbsent(
        "", name -> Desk.at(chromium.browser(), node.url(), "visitor", looks));
  }

  /** A browser on a telephone, 360 pixels wide. */
  Desk onPhone(String loginName) {
    return desks.computeIfAbsent(
        loginName + " on the phone",
        name -> Desk.onPhone(chromium.browser(), node.url(), name, looks).signIn(loginName, PASSWORD));
  }

  void cutPower() throws IOException {
    node.cutPower();
  }

  /** Whoever was signed in still is. */
  void startAgain() throws IOException {
    node = PackagedNode.start(home).awaitStart();
    desks.values().forEach(desk -> desk.moveTo(node.url()));
  }

  /** Waits for what the engine does after a step. */
  void eventually(Desk desk, String path, String text) {
    eventually(text + " at " + path, () -> desk.wouldSee(path, text));
    desk.open(path).sees(text);
  }

  void eventually(String what, Callable<Boolean> reached) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(250))
        .until(reached);
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
    clock.open("/demo/clock").fill("date", date).fill("time", time).press("この日時まで進める").leave();
    eventually("the clock to arrive at " + date, () -> !clock.wouldSee("/demo/clock", "進行中"));
    clock.open("/demo/clock").sees(date);
  }

  /** As far as the clock's page itself proposes. */
  void walkToTheNextEvent() {
    Desk clock = as("admin");
    clock.open("/demo/clock").press("次の予定まで進める").leave();
    eventually("the clock to arrive", () -> !clock.wouldSee("/demo/clock", "進行中"));
  }

  PackagedNode node() {
    return node;
  }

  static String pathOn(Desk desk) {
    Matcher found = CASE_PATH.matcher(desk.page().url());
    assertThat(found.find()).as(desk.page().url()).isTrue();
    return found.group();
  }

  String path(Desk desk) {
    return desk.page().url().replace(node.url(), "");
  }

  @Override
  public void close() {
    desks.values().forEach(Desk::close);
    node.close();
  }
}
