package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

/** From the acceptance to the final report of the selected region. */
final class SupportActs {

  private static final List<String> PLANNED = List.of("令和7年9月10日", "令和7年11月12日", "令和8年1月14日", "令和8年2月4日");
  private static final String ADVISOR = "アドバイザー（地域連携）";

  private final Stage stage;
  private String support;

  SupportActs(Stage stage) {
    this.stage = stage;
  }

  /** The same support where the play goes on another stage. */
  SupportActs on(Stage other) {
    SupportActs there = new SupportActs(other);
    there.support = support;
    return there;
  }

  /** Acceptance, roster, dates. */
  void begin() {
    Desk region = stage.takeUp("senboku", "受諾・辞退を回答する").picture("acceptance");
    region.tick("answer", "ACCEPT").press("回答する");
    support = Stage.pathOn(region);
    confirmMembers(region);
    Desk clerk = stage.takeUp("jimu", "支援計画・年間日程案を作成する");
    for (int meeting = 0; meeting < PLANNED.size(); meeting++) {
      clerk.fill("meetings[" + meeting + "].plannedOn", PLANNED.get(meeting));
      clerk.tick("meetings[" + meeting + "].form", "ONLINE");
    }
    clerk.choose(ADVISOR).press("年間日程を決める");
    stage.takeUp("jimu", "会議の日程を調整し案内する");
    clerk.open(support).picture("support");
  }

  private void confirmMembers(Desk region) {
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

  /** Date, invitation, agenda, minutes of one meeting. */
  void meet(int number, String invitedBy, String day) {
    Desk clerk = stage.as("jimu");
    String meeting = support + "/meetings/" + number;
    stage.eventually(clerk, meeting, "会議の日程を決めて案内する");
    clerk.fill("date", day).fill("from", "14:00").fill("to", "16:00").tick("form", "ONLINE")
        .fill("url", "https://meet.example.jp/banso-" + number)
        .fill("replyBy", invitedBy).fill("agenda", "1 開会\n2 議題\n3 閉会")
        .press("開催案内を送る");
    clerk.open(meeting).press("資料を送る");
    stage.walkTo(day, "16:30");
    clerk.open(meeting).picture("meeting-" + number);
    for (Locator presence : clerk.page().locator("select[name$='.presence']").all()) {
      presence.selectOption("ONLINE");
    }
    clerk.press("開催を記録する");
    stage.eventually(clerk, meeting, "議事概要を作成し確認を求める");
    clerk.fill("minutes", "地域の現状と課題を確かめ、次回までに進めることを話し合った。")
        .fill("decisions", "次回までに対応策案を整える。")
        .press("確認をお願いする");
    Desk region = stage.as("senboku");
    stage.eventually(region, meeting, "議事概要を確認する");
    region.tick("choice", "AGREE").press("回答する");
    stage.eventually(region, meeting, "地域の了承を得て確定しました。");
  }

  /** The papers of meeting 2 cannot be sent without the region's draft. */
  void submitMeasures(String indicator) {
    Desk region = stage.as("senboku");
    region.open(support + "/measures");
    region.fill("measures[0].issue", "夜間・休日の急変時に連絡先が分かりにくい")
        .fill("measures[0].action", "圏域内の連絡体制を一枚の表にまとめ、関係機関で共有する")
        .fill("measures[0].owner", "大曲仙北医師会")
        .fill("measures[0].schedule", "令和8年3月まで")
        .fill("measures[0].indicator", indicator)
        .press("提出する");
    region.open(support + "/measures").sees(indicator);
  }

  /** One dispatch declined, offered to the next and carried out; a fourth request is refused. */
  void dispatch() {
    Desk region = stage.as("senboku");
    for (int request = 1; request <= 3; request++) {
      ask(region);
    }
    region.open(support).sees("派遣 3回／最大3回");
    region.open(support + "/dispatches/new");
    fillRequest(region);
    region.press("派遣を依頼する").sees("最大3回に達しています");

    Desk clerk = stage.as("jimu");
    offer(clerk, "アドバイザー（訪問看護）");
    Desk declining = stage.takeUp("sensei3", "派遣の可否を回答する");
    declining.tick("conflict", "NO").tick("answer", "DECLINE").fill("reason", "診療の都合がつきません。").press("回答する");
    offer(clerk, ADVISOR);
    Desk advisor = stage.takeUp("sensei2", "派遣の可否を回答する").picture("home-advisor");
    advisor.tick("conflict", "NO").tick("answer", "ACCEPT").press("回答する");
    region.open(support + "/dispatches/1").sees("派遣が確定");

    refuse(clerk, 2);
    refuse(clerk, 3);
    region.open(support).sees("派遣 1回／最大3回");
  }

  private void ask(Desk region) {
    region.open(support + "/dispatches/new");
    fillRequest(region);
    region.press("派遣を依頼する");
  }

  private static void fillRequest(Desk region) {
    region.fill("purpose", "急変時の連絡体制について助言を得たい。")
        .fill("points", "夜間の連絡先と後方支援病院との取決め")
        .fill("wishes", "10月6日（月）午後、10月9日（木）終日")
        .fill("participants", "拠点の担当者、地区医師会、訪問看護ステーション")
        .tick("form", "ONLINE");
  }

  private void offer(Desk clerk, String advisor) {
    clerk.open(support + "/dispatches/1");
    clerk.select("advisorId", advisor)
        .fill("date", "令和7年10月6日").fill("from", "14:00").fill("to", "16:00")
        .fill("place", "https://meet.example.jp/haken-1");
    clerk.tick("form", "ONLINE").press("打診する");
  }

  private void refuse(Desk clerk, int ordinal) {
    clerk.open(support + "/dispatches/" + ordinal).unfold("派遣しないこととする")
        .fill("reason", "次回の会議で取り上げます。")
        .press("派遣しないこととする");
  }

  void reportDispatch() {
    Desk advisor = stage.takeUp("sensei2", "派遣実施報告を作成する");
    advisor.fill("date", "令和7年10月6日").fill("from", "14:00")
        .fill("content", "連絡体制の現状を伺い、他地域の例を紹介した。")
        .fill("advice", "まず夜間の連絡先を一つに決めること。")
        .fill("nextStep", "次回の会議までに案を作る。")
        .press("実施報告を提出する");
    stage.as("senboku").open(support + "/dispatches/1").sees("まず夜間の連絡先を一つに決めること。");
  }

  /** A member asks, the advisor advises, the secretariat answers. */
  void answerQuestion() {
    Desk region = stage.as("senboku");
    region.open(support + "/questions/new");
    region.page().locator("select[name=member]").selectOption(new SelectOption().setIndex(1));
    region.fill("body", "退院前の会議に訪問看護が加わる時期は、いつがよいですか。").press("質問を送る");
    Desk clerk = stage.takeUp("jimu", "質問を振り分ける");
    clerk.tick("route", "ADVISOR").select("advisorId", ADVISOR).press("振り分ける");
    stage.takeUp("sensei2", "質問に助言する").fill("reason", "退院の二週間前を目安に声をかける例が多くあります。").press("助言を送る");
    stage.takeUp("jimu", "質問に回答する").fill("reason", "退院の二週間前を目安にお声がけください。").press("回答を送る");
    region.open(support + "/questions/1").sees("退院の二週間前を目安にお声がけください。");
  }

  void settle(boolean settled) {
    Desk clerk = stage.takeUp("jimu", "第4回（予備）の要否を判断する");
    clerk.tick("choice", settled ? "SETTLED" : "OPEN")
        .fill("reason", "代表者と先生の意見を確かめた。")
        .press("記録する");
    if (settled) {
      clerk.open(support).sees("第4回会議は開催しない");
      assertThat(clerk.page().locator("a[href$='/meetings/4']").count()).isZero();
    }
  }

  /** The final report closes the case, and nobody has anything left to do in it. */
  void report() {
    Desk region = stage.takeUp("senboku", "最終報告を提出する");
    region.fill("results", "連絡体制の表を関係機関で共有した。")
        .fill("remaining", "障害福祉との連携を続けて検討する。")
        .fill("roadmap", "令和8年度に圏域全体へ広げる。");
    region.page().locator("input[name=publishable]").first().check();
    region.press("最終報告を提出する");
    Desk clerk = stage.takeUp("jimu", "最終報告を確認する");
    clerk.press("受領する");
    stage.eventually(clerk, support, "終了日");
    clerk.picture("support-ended").sees("いまできることはありません。");
    region.open("/").picture("home-region").doesNotSee("期限超過 1");
  }
}
