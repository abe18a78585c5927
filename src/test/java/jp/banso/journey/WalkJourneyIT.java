package jp.banso.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The FY2025 call of 伴走支援 on real screens, from publication to the start of the support: each
 * person signs in, sees the step on the list of work, and takes it. One application, one database;
 * a step builds on the one before.
 */
@DisplayName("公募の公表から伴走支援の開始まで")
class WalkJourneyIT {

  private static final String PASSWORD = "banso-demo";
  private static final Path CASES = Path.of("src", "test", "resources", "cases");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern CASE_PATH = Pattern.compile("/(applications|selection|support)/[0-9a-f-]{36}");

  private static Chromium chromium;
  private static RunningApplication application;
  private static String akita;
  private static String kashiwa;
  private static String kamo;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    application = RunningApplication.startFresh("walk");
  }

  @AfterAll
  static void stop() {
    if (application != null) {
      application.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Desk as(String loginName) {
    return Desk.at(chromium.browser(), application.url()).signIn(loginName, PASSWORD);
  }

  private static String pathOn(Desk desk) {
    Matcher found = CASE_PATH.matcher(desk.page().url());
    assertThat(found.find()).as(desk.page().url()).isTrue();
    return found.group();
  }

  private static void eventually(Desk desk, String path, String text) {
    Awaitility.await(text + " at " + path)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> desk.open(path).page().locator("main").innerText().contains(text));
  }

  private static JsonNode form(String caseName) throws IOException {
    return new ObjectMapper().readTree(Files.readString(CASES.resolve(caseName + ".json"))).get("form");
  }

  /** Types a whole application as a person would, and saves it. */
  private static void fillIn(Desk desk, JsonNode form) {
    desk.select("a.prefecture", form.get("prefectureCode").asText());
    desk.tick("a.regionUnit", form.get("regionUnitAnswer").asText());
    desk.fill("a.regionName", form.get("regionName").asText());
    form.get("representative")
        .fields()
        .forEachRemaining(field -> desk.fill("a.representative." + field.getKey(), field.getValue().asText()));
    for (String text : List.of("reason", "regionFeatures", "hubActivities")) {
      desk.fill("a." + text, form.get(text).asText());
    }
    form.get("challenges").get("selected")
        .forEach(chosen -> desk.tick("a.challenges.selected", chosen.get("code").asText()));
    desk.fill("a.challenges.detail", form.get("challenges").get("detail").asText());
    JsonNode members = form.get("members");
    for (int row = 0; row < members.size(); row++) {
      for (String cell : List.of("affiliation", "department", "title", "profession")) {
        desk.fill("a.members[" + row + "]." + cell, members.get(row).get(cell).asText());
      }
    }
    desk.press("保存する");
  }

  private static String draft(Desk desk, String caseName) throws IOException {
    desk.open("/applications/new").press("作成を始める");
    String path = pathOn(desk);
    fillIn(desk, form(caseName));
    return path;
  }

  private static void compile(Desk desk, String path, String hub) {
    desk.open(path + "/review")
        .fill("hubName", hub)
        .fill("planPlacement", "医療計画に「在宅医療に必要な連携を担う拠点」として位置付けている。")
        .fill("effortBasis", "多職種連携会議を年4回開催している。")
        .fill("opinion", "県として支援を希望する。");
    for (String question : List.of("hubEstablished", "hubLed", "supportWanted")) {
      desk.tick(question, "YES");
    }
    desk.press("取りまとめに加える");
  }

  private static void submitAll(Desk desk) {
    desk.open("/").follow("管内の申込書を取りまとめ、提出する");
    for (Locator box : desk.page().locator("input[name=chosen]").all()) {
      box.check();
    }
    desk.press("選んだ申込書を事務局へ提出する").sees("提出済");
  }

  private static void walkTo(String date, String time) {
    try (Desk clock = as("admin")) {
      clock.open("/demo/clock").fill("date", date).fill("time", time).press("この日時まで進める");
      Awaitility.await("the clock to arrive at " + date)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> !clock.open("/demo/clock").page().locator("main").innerText().contains("進行中"));
      clock.sees(date);
    }
  }

  @Test
  @DisplayName("画面だけで、公表から通知を経て、選定された地域の支援が始まる")
  void walksTheCall() throws IOException {
    publishesTheCall();
    draftsApplications();
    compilesAndSubmits();
    acceptsFormally();
    closesAtTheDeadline();
    judgesEligibility();
    reviews();
    releasesResults();
    goesOnAfterAPowerCut();
    startsTheSupport();
  }

  /** The manager checks, the ministry concurs, 47 desks are told. */
  private void publishesTheCall() {
    try (Desk manager = as("sekinin"); Desk ministry = as("kourou")) {
      manager.picture("home-manager").follow("公募要領・申込書の公表内容を確認する").press("公表内容を確認した");
      ministry.open("/").picture("home-ministry").follow("公表内容を了承する");
      ministry.tick("decision", "AGREED").press("回答する");
      String call = ministry.page().url().replace(application.url(), "");
      eventually(manager, call, "あと");
      Awaitility.await("one mail to each prefecture")
          .atMost(PATIENCE)
          .until(() -> manager.open("/demo/mails").page().locator("select option").count() >= 47);
    }
    try (Desk visitor = Desk.at(chromium.browser(), application.url())) {
      visitor.open("/public/calls").sees("伴走支援").picture("public-calls");
    }
  }

  /** Regions write, see what is missing, and hand over. */
  private void draftsApplications() throws IOException {
    try (Desk region = as("senboku")) {
      akita = draft(region, "valid-01-akita-daisen-senboku-15");
      region.open(akita).picture("application-region").open(akita + "/check").press("秋田県に渡す").sees("都道府県で確認中");
    }
    try (Desk region = as("kashiwa")) {
      kashiwa = draft(region, "valid-02-chiba-kashiwa-12");
      region.open(kashiwa + "/check").press("千葉県に渡す").sees("都道府県で確認中");
    }
    try (Desk region = as("munakata")) {
      String munakata = draft(region, "invalid-06-challenge-not-circled");
      region.open(munakata + "/check").sees("地域の課題（該当する項目）を1つ以上選び、○を付けてください。");
      assertThat(region.page().locator("form[action$='/hand-over']").count()).isZero();
    }
    try (Desk region = as("kamo")) {
      kamo = draft(region, "invalid-01-no-prefecture-member");
      region.open(kamo + "/check").sees("都道府県（保健所を含む）担当者の参加が記載からは確認できません");
      region.fill("reason", "県の担当者は調整中です。").press("静岡県に渡す").sees("都道府県で確認中");
    }
  }

  /** A prefecture returns one; others submit what is ready as a package. */
  private void compilesAndSubmits() {
    try (Desk prefecture = as("shizuoka")) {
      prefecture.open(kamo + "/review").select("section", "members");
      prefecture.page().locator("form[action$='/return'] [name=reason]").fill("県の担当者を構成員に加えてください。");
      prefecture.press("修正をお願いする");
    }
    try (Desk region = as("kamo")) {
      region.follow("申込書を作成する").sees("県の担当者を構成員に加えてください。");
    }
    try (Desk prefecture = as("akita")) {
      prefecture.picture("home-prefecture");
      compile(prefecture, akita, "大曲仙北医師会");
      submitAll(prefecture);
    }
    try (Desk prefecture = as("chiba")) {
      compile(prefecture, kashiwa, "柏市");
      submitAll(prefecture);
    }
    try (Desk region = as("senboku")) {
      region.open(akita).sees("受付番号").doesNotSee("県として支援を希望する。");
    }
  }

  /** The secretariat accepts. */
  private void acceptsFormally() {
    try (Desk clerk = as("jimu")) {
      clerk.picture("home-secretariat");
      for (String path : List.of(akita, kashiwa)) {
        clerk.open(path + "/formalities").press("受理する").sees("受理");
      }
    }
  }

  /** Unsubmitted drafts end, selection starts. */
  private void closesAtTheDeadline() {
    walkTo("令和7年8月1日", "10:00");
    try (Desk region = as("kamo")) {
      region.open(kamo).sees("下田市");
    }
    try (Desk clerk = as("jimu")) {
      clerk.open("/applications").sees("未提出で終了");
      eventually(clerk, "/", "応募要件を判定する");
    }
  }

  /** A person confirms the pre-judgement. */
  private void judgesEligibility() {
    try (Desk clerk = as("jimu")) {
      for (String path : List.of(akita, kashiwa)) {
        clerk.open(path.replace("/applications/", "/selection/eligibility/"))
            .tick("verdict", "MET")
            .fill("reason", "申込書と確認票により要件を確認した。")
            .press("判定を記録する");
      }
    }
  }

  /** Reviewers declare before the file opens, and score. */
  private void reviews() {
    try (Desk manager = as("sekinin")) {
      eventually(manager, "/", "審査員を割り当てる");
      manager.follow("審査員を割り当てる");
      if (manager.page().locator("input[name='lines[0].reviewers']").count() == 0) {
        manager.open(pathOn(manager) + "/reviewers");
      }
      for (int line = 0; line < 2; line++) {
        Locator reviewers = manager.page().locator("input[name='lines[" + line + "].reviewers']:enabled");
        reviewers.first().check();
        reviewers.last().check();
      }
      manager.press("割り当てて依頼のメールを送る");
    }
    for (String reviewer : List.of("shinsa1", "shinsa2", "shinsa3")) {
      try (Desk desk = as(reviewer)) {
        score(desk);
      }
    }
  }

  private static void score(Desk desk) {
    desk.open("/reviews").picture("reviews");
    List<String> reviews =
        desk.page().locator("main a[href^='/reviews/']").all().stream()
            .map(link -> link.getAttribute("href"))
            .distinct()
            .toList();
    for (String review : reviews) {
      desk.open(review);
      desk.doesNotSee("応募の理由をご記入ください。");
      desk.tick("relation", "NONE").press("申告する");
      desk.open(review).sees("応募の理由をご記入ください。");
      String points = desk.page().locator("main").innerText().contains("大仙・仙北") ? "4" : "3";
      for (Locator radio : desk.page().locator("main input[type=radio][value='" + points + "']").all()) {
        radio.check();
      }
      for (Locator reason : desk.page().locator("main textarea:visible").all()) {
        reason.fill("申込書の記載が具体的である。");
      }
      desk.press("採点を終える");
    }
  }

  /** Decision, concurrence, release by another manager. */
  private void releasesResults() {
    String round;
    try (Desk manager = as("sekinin")) {
      eventually(manager, "/", "選定案を作成する");
      manager.follow("選定案を作成する");
      round = pathOn(manager);
      manager.open(round + "/decision");
      manager.tick("lines[0].outcome", "SELECTED").fill("lines[0].reason", "課題が具体的で、拠点の実績がある。");
      manager.tick("lines[1].outcome", "NOT_SELECTED").fill("lines[1].reason", "点数による。");
      manager.fill("summary", "審査の結果、最上位の地域を選定する。").press("選定案を厚生労働省への協議に進める");
    }
    try (Desk ministry = as("kourou")) {
      ministry.open(round + "/concurrence").tick("decision", "AGREED").press("回答する");
    }
    try (Desk other = as("sekinin2")) {
      other.open(round + "/release").sees("zaitaku@omagari-senboku-med.example.jp", "renkei@kashiwa.example.jp");
      other.picture("release").press("確認して2通を送る");
      eventually(other, round, "選定した");
    }
    try (Desk region = as("kashiwa")) {
      eventually(region, kashiwa, "今回は選定に至");
      region.doesNotSee("80.00", "60.00");
    }
  }

  /** The same work is there after kill -9. */
  private void goesOnAfterAPowerCut() throws IOException {
    application.killAndStartAgain();
    try (Desk region = as("senboku")) {
      eventually(region, "/", "受諾・辞退を回答する");
      region.picture("home-region");
    }
  }

  /** Acceptance, roster, dates. */
  private void startsTheSupport() {
    String support;
    try (Desk region = as("senboku")) {
      region.follow("受諾・辞退を回答する").tick("answer", "ACCEPT").press("回答する");
      support = pathOn(region);
      region.open(support + "/members");
      int rows = region.page().locator("input[name$='.organisation']").count();
      for (int row = 0; row < rows; row++) {
        region.fill("members[" + row + "].name", "構成員" + (row + 1));
        region.fill("members[" + row + "].mail", "member" + (row + 1) + "@example.jp");
        region.page().locator("select[name='members[" + row + "].consent']")
            .selectOption(new SelectOption().setIndex(1));
      }
      region.press("名簿を確定する");
    }
    try (Desk clerk = as("jimu")) {
      clerk.open(support + "/plan");
      List<String> days = List.of("令和7年9月10日", "令和7年11月12日", "令和8年1月14日", "令和8年2月4日");
      for (int meeting = 0; meeting < days.size(); meeting++) {
        clerk.fill("meetings[" + meeting + "].plannedOn", days.get(meeting));
        clerk.tick("meetings[" + meeting + "].form", "ONLINE");
      }
      clerk.press("年間日程を決める");
      eventually(clerk, support, "会議の日程を調整し案内する");
      clerk.picture("support");
    }
  }
}
