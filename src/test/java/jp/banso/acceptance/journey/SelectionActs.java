package jp.banso.acceptance.journey;

import com.microsoft.playwright.Locator;
import java.util.List;

/** From the eligibility to the released results. */
final class SelectionActs {

  private final Stage stage;
  private final ApplicationActs applications;

  SelectionActs(Stage stage, ApplicationActs applications) {
    this.stage = stage;
    this.applications = applications;
  }

  /** A person confirms what the table of decisions proposes. */
  void judgeEligibility() {
    Desk clerk = stage.as("jimu");
    stage.eventually(clerk, "/", "応募要件を判定する");
    for (String path : applications.all()) {
      clerk.open(path.replace("/applications/", "/selection/eligibility/"));
      int findings = clerk.page().locator("fieldset:has(input[name$='.answer'])").count();
      for (int finding = 0; finding < findings; finding++) {
        clerk.tick("findings[" + finding + "].answer", "MET")
            .fill("findings[" + finding + "].reason", "県の確認票により確認した。");
      }
      clerk.tick("verdict", "MET")
          .fill("reason", "申込書と確認票により要件を確認した。")
          .press("判定を記録する");
    }
  }

  /** Two reviewers an application, who declare before the file opens and do not see each other. */
  void review() {
    Desk manager = stage.takeUp("sekinin", "審査員を割り当てる");
    String reviewers = "input[name='lines[%d].reviewers']:enabled";
    if (manager.page().locator(reviewers.formatted(0)).count() == 0) {
      manager.open(Stage.pathOn(manager) + "/reviewers");
    }
    for (int line = 0; line < applications.all().size(); line++) {
      Locator free = manager.page().locator(reviewers.formatted(line));
      free.first().check();
      free.last().check();
    }
    manager.press("割り当てて依頼のメールを送る");
    for (String reviewer : List.of("shinsa1", "shinsa2", "shinsa3")) {
      score(stage.as(reviewer));
    }
  }

  private static void score(Desk desk) {
    desk.open("/reviews").picture("home-reviewer");
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

  /** Decision, concurrence, release by another manager, one mail to each representative. */
  void releaseResults() {
    Desk manager = stage.takeUp("sekinin", "選定案を作成する");
    String round = Stage.pathOn(manager);
    manager.open(round + "/decision");
    manager.tick("lines[0].outcome", "SELECTED").fill("lines[0].reason", "課題が具体的で、拠点の実績がある。");
    for (int line = 1; line < applications.all().size(); line++) {
      manager.tick("lines[" + line + "].outcome", "NOT_SELECTED").fill("lines[" + line + "].reason", "点数による。");
    }
    manager.fill("summary", "審査の結果、最上位の地域を選定する。").press("選定案を厚生労働省への協議に進める");
    stage.takeUp("kourou", "選定案を了承する").open(round + "/concurrence").tick("decision", "AGREED").press("回答する");
    Desk other = stage.takeUp("sekinin2", "選定結果を通知する").open(round + "/release");
    other.sees("zaitaku@omagari-senboku-med.example.jp", "renkei@kashiwa.example.jp");
    other.picture("release").press("確認して4通を送る");
    other.open(round).sees("それまでは応募地域にも都道府県にも結果は表示されず");
    stage.as("kashiwa").open(applications.kashiwa()).doesNotSee("今回は選定に至");
    manager.open(round + "/release").sees("通知を取りやめる");
    stage.walkTo("令和7年8月8日", "10:00");
    stage.eventually(other, round, "選定した");
    Desk region = stage.as("kashiwa");
    stage.eventually(region, applications.kashiwa(), "今回は選定に至");
    region.doesNotSee("80.00", "60.00");
  }
}
