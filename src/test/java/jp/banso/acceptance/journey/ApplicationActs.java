package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the publication of the call to the formally accepted applications. */
final class ApplicationActs {

  private static final List<String> COLUMNS = List.of("affiliation", "department", "title", "profession");
  private static final Path CASES = Path.of("src", "test", "resources", "cases");
  private static final int FIRST_FREE_ROW = 11;
  private static final int PREFECTURES = 47;

  private final Stage stage;
  private String akita;
  private String kashiwa;
  private String kamo;
  private String bisan;

  ApplicationActs(Stage stage) {
    this.stage = stage;
  }

  String akita() {
    return akita;
  }

  String kashiwa() {
    return kashiwa;
  }

  List<String> all() {
    return List.of(akita, kashiwa, kamo, bisan);
  }

  /** The manager checks, the ministry concurs; after a last wait 47 desks are told; everybody may read. */
  void publishTheCall() {
    Desk manager = stage.as("sekinin").picture("home-manager");
    manager.follow("公募要領・申込書の公表内容を確認する").press("公表内容を確認した");
    Desk ministry = stage.as("kourou").open("/").picture("home-ministry").follow("公表内容を了承する");
    ministry.tick("decision", "AGREED").press("回答する");
    stage.eventually(manager, stage.path(ministry), "あと");
    stage.as("admin").open("/").picture("home-admin");
    stage.walkTo("令和7年6月25日", "10:00");
    stage.eventually(
        "one mail to each prefecture",
        () -> manager.open("/demo/mails").page().locator("select option").count() >= PREFECTURES);
    stage.visitor().open("/public/calls").sees("伴走支援").picture("public-calls");
  }

  /** Regions write, read what is missing, and hand over. */
  void draftApplications() throws IOException {
    Desk senboku = stage.as("senboku");
    akita = draft(senboku, "valid-01-akita-daisen-senboku-15");
    new ThreeHands(stage, akita).write();
    senboku.open(akita).picture("application-region");
    stage.onPhone("senboku").open(akita).picture("application-region-phone");
    senboku.open(akita + "/check").press("秋田県へ提出する").sees("都道府県で確認中");

    Desk region = stage.as("kashiwa");
    kashiwa = draft(region, "valid-02-chiba-kashiwa-12");
    region.open(kashiwa + "/check").press("千葉県へ提出する").sees("都道府県で確認中");

    kamo = draft(stage.as("kamo"), "invalid-01-no-prefecture-member");
    handOverAllTheSame("kamo", kamo, "静岡県", "都道府県（保健所を含む）担当者の参加が記載からは確認できません");
    bisan = draft(stage.as("bisan"), "invalid-03-biased-to-doctors");
    handOverAllTheSame("bisan", bisan, "広島県", "医師");

    Desk munakata = stage.as("munakata");
    String stopped = draft(munakata, "invalid-06-challenge-not-circled");
    munakata.open(stopped + "/check").sees("地域の課題（該当する項目）を1つ以上選び、○を付けてください。");
    assertThat(munakata.page().locator("form[action$='/hand-over']").count()).isZero();
  }

  private void handOverAllTheSame(String region, String path, String prefecture, String finding) {
    stage.as(region)
        .open(path + "/check")
        .sees(finding)
        .doesNotSee("B-R")
        .fill("reason", "調整中のため、このまま提出します。")
        .press(prefecture + "へ提出する")
        .sees("都道府県で確認中");
  }

  /** Two days before the deadline a prefecture sends one back with a reason; then all submit their packages. */
  void compileAndSubmit() {
    stage.walkTo("令和7年7月29日", "10:00");
    Desk official = stage.as("akita").open("/").picture("home-prefecture");
    official
        .open(akita + "/review")
        .select("lines[0].section", "members")
        .fill("lines[0].reason", "障害福祉関係団体の方の役職を御確認ください。")
        .press("修正をお願いする");
    Desk region = stage.takeUp("senboku", "申込書を作成する").sees("障害福祉関係団体の方の役職を御確認ください。");
    region.open(akita + "/check").tick("asIs", "true").press("秋田県へ提出する").sees("都道府県で確認中");

    compile("akita", akita, "大曲仙北医師会", "");
    compile("chiba", kashiwa, "柏市", "");
    compile("shizuoka", kamo, "下田市", "県の担当者を調整しているため、このまま提出する。");
    compile("hiroshima", bisan, "尾道市", "構成員の調整を続けているため、このまま提出する。");
    stage.as("senboku").open(akita).sees("受付番号").doesNotSee("県として支援を希望する。");
  }

  private void compile(String prefecture, String path, String hub, String reason) {
    Desk desk = stage.as(prefecture);
    desk.open(path + "/review")
        .fill("hubName", hub)
        .fill("planPlacement", "医療計画に「在宅医療に必要な連携を担う拠点」として位置付けている。")
        .fill("effortBasis", "多職種連携会議を年4回開催している。")
        .fill("opinion", "県として支援を希望する。")
        .fill("submissionReason", reason);
    for (String question : List.of("hubEstablished", "hubLed", "supportWanted")) {
      desk.tick(question, "YES");
    }
    desk.press("取りまとめに加える");
    stage.takeUp(prefecture, "管内の申込書を取りまとめ、提出する");
    for (Locator box : desk.page().locator("input[name=chosen]").all()) {
      box.check();
    }
    assertThat(desk.page().locator("[data-asks-which]").getAttribute("data-confirm")).startsWith("1件の申込書（");
    desk.press("選んだ申込書を事務局へ提出する").sees("提出済");
  }

  /** Unsubmitted drafts end, a return made before the deadline may be answered after it. */
  void closeAtTheDeadline() {
    checkFormalities();
    stage.walkTo("令和7年8月1日", "10:00");
    stage.as("jimu").open("/applications").sees("未提出で終了");
    correct("kamo", "shizuoka", kamo, List.of("静岡県", "賀茂保健所", "主任", "保健師"));
    correctBias();
  }

  /** The secretariat accepts two, and sends two back by the number of the rule. */
  private void checkFormalities() {
    Desk clerk = stage.as("jimu").open("/").picture("home-secretariat");
    for (String path : List.of(akita, kashiwa)) {
      accept(clerk, path);
    }
    askForCorrection(clerk, kamo, "B-R06");
    askForCorrection(clerk, bisan, "B-R12");
  }

  private static void accept(Desk clerk, String path) {
    clerk.open(path + "/formalities").press("受理する").sees("受理");
  }

  private static void askForCorrection(Desk clerk, String path, String rule) {
    clerk.open(path + "/formalities");
    Locator found = clerk.page().locator("form[action$='/correction-request'] .choice").filter(
        new Locator.FilterOptions().setHasText(rule));
    assertThat(found.count()).as(rule + " is proposed").isPositive();
    for (Locator finding : found.all()) {
      finding.locator("input").check();
    }
    clerk.press("補正をお願いする").sees("補正をお願いしました。");
  }

  private void correct(String region, String prefecture, String path, List<String> member) {
    Desk drafter = stage.as(region);
    drafter.open(path + "/edit").addRow();
    row(drafter, FIRST_FREE_ROW, member);
    drafter.press("保存する");
    sendAgain(prefecture, path);
  }

  /** Four physicians make room for other professions. */
  private void correctBias() {
    Desk drafter = stage.as("bisan");
    drafter.open(bisan + "/edit");
    row(drafter, 10, List.of("地区薬剤師会", "", "理事", "薬剤師"));
    row(drafter, 11, List.of("訪問看護ステーション連絡協議会", "", "代表", "看護師"));
    row(drafter, 12, List.of("圏域内病院", "地域連携室", "室長", "医療ソーシャルワーカー"));
    row(drafter, 13, List.of("リハビリテーション専門職団体", "", "理事", "理学療法士"));
    drafter.press("保存する");
    sendAgain("hiroshima", bisan);
  }

  private void sendAgain(String prefecture, String path) {
    stage.takeUp(prefecture, "補正のお願いに対応し申込書を訂正する");
    stage.as(prefecture).open(path).press("訂正した申込書を再提出する");
    Desk clerk = stage.as("jimu");
    clerk.open(path + "/formalities");
    assertThat(clerk.page().locator("form[action$='/correction-request'] .choice .tag").allInnerTexts())
        .as("the rules are met now")
        .doesNotContain("B-R06", "B-R12");
    accept(clerk, path);
  }

  /** A new application of the open call, written as the case has it; its path. */
  static String draft(Desk desk, String caseName) throws IOException {
    desk.open("/applications/new").press("作成を始める");
    String path = Stage.pathOn(desk);
    fillIn(desk, new ObjectMapper().readTree(Files.readString(CASES.resolve(caseName + ".json"))).get("form"));
    return path;
  }

  /** Types an application as a person would, all but the first of its members at once, and saves it. */
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
    Map<String, String> others = new LinkedHashMap<>();
    for (int row = 0; row < members.size(); row++) {
      for (String column : COLUMNS) {
        String cell = members.get(row).get(column).asText();
        if (row == 0) {
          desk.fill(cellName(row, column), cell);
        } else {
          others.put(cellName(row, column), cell);
        }
      }
    }
    desk.paste(others).press("保存する");
  }

  private static void row(Desk desk, int row, List<String> cells) {
    for (int cell = 0; cell < COLUMNS.size(); cell++) {
      desk.fill(cellName(row, COLUMNS.get(cell)), cells.get(cell));
    }
  }

  private static String cellName(int row, String column) {
    return "a.members[" + row + "]." + column;
  }
}
