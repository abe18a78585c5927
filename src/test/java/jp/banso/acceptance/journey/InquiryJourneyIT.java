package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.banso.acceptance.journey.MailClient.Letter;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** 相談窓口: from a Friday at 16:58 to the voice message before the New Year, with the clock walking and real mails. */
@DisplayName("相談窓口の半年")
@TestMethodOrder(OrderAnnotation.class)
class InquiryJourneyIT {

  private static final String DESK = "zaitaku@example.jp";
  private static final String ASKER = "renkei@semboku-shi.example.jp";
  private static final String LATE = "kyoten@omagari.example.jp";
  private static final String ROBOT = "daihyo@jidou.example.jp";
  private static final int DAYS = 10;

  private static Chromium chromium;
  private static Stage stage;
  private static MailClient asker;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    stage = Stage.open(chromium, "inquiries");
    asker = new MailClient(stage.node(), ASKER);
  }

  @AfterAll
  static void stop() {
    if (stage != null) {
      stage.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName("金曜16時58分のメールは当日中の確認に、17時02分のメールは次に開く月曜の案内になる")
  void asksOnFriday() throws Exception {
    stage.walkTo("令和7年6月27日", "16:58");
    asker.write(DESK, "拠点整備・運用に関する照会", "1)自治体・機関名：秋田県仙北市\n4)照会内容\n多職種連携会議の謝金の例を知りたい。①㈱髙の例など。\n");
    stage.eventually("the receipt", () -> asker.received("M01").size() == 1);
    assertThat(due(ASKER)).isEqualTo("2025-06-27 17:00");

    stage.walkTo("令和7年6月27日", "17:02");
    MailClient late = new MailClient(stage.node(), LATE);
    late.write(DESK, "会議の頻度", "会議の頻度の例を教えてください。大曲の拠点です。");
    stage.eventually("the automatic answer", () -> late.received("M03").size() == 1);
    assertThat(late.received("M03").get(0).text()).contains("6月30日（月）", "9時");
    assertThat(due(LATE)).isEqualTo("2025-06-30 17:00");
  }

  @Test
  @Order(2)
  @DisplayName("足りない項目を尋ね、厚生労働省に照会し、別の方が確認して答え、件名を変えた返事にも同じやり取りで答える")
  void answersInOneConversation() throws Exception {
    stage.walkTo("令和7年6月30日", "9:00");
    String page = inquiry(ASKER);
    Desk clerk = stage.as("jimu").open(page).sees("記載のない項目：氏名", "多職種連携会議の謝金の例");
    clerk.unfold("文例を入れる").press("記載のない項目をお尋ねする文").sees("・氏名").glimpse("inquiry-phrase").press("決定する");
    stage.eventually("the question", () -> asker.received("M02").size() == 1);
    asker.answer(asker.received("M02").get(0), "Re: 【確認のお願い】照会内容について", "在宅医療・介護連携担当の係長です。\n\n> 次の項目をお知らせください。");
    stage.eventually(clerk, page, "在宅医療・介護連携担当の係長です。");

    clerk.tick("decision", "DRAFT").press("決定する");
    clerk.unfold("厚生労働省に照会する").fill("note", "会議の謝金に決まりはありますか。").press("厚生労働省に照会する");
    Desk ministry = stage.takeUp("kourou", "相談に関する照会に回答する");
    ministry.sees("会議の謝金に決まりはありますか。").doesNotSee("仙北").glimpse("inquiry-ministry");
    ministry.fill("note", "決まりはありません。").press("回答する");
    clerk.open(page).sees("決まりはありません。");
    clerk.fill("answer", "謝金の決まりはありません。①㈱髙の例はガイドブックを御覧ください。")
        .fill("sources", "ガイドブック第3章")
        .tick("checks", "4").press("別の方に確認を求める");
    stage.as("sekinin").open(page).tick("decision", "AGREED").glimpse("inquiry-confirm").press("決定する");
    stage.eventually("the answer", () -> asker.received("M04").size() == 1);

    asker.answer(asker.received("M04").get(0), "旅費について", "件名を変えました。旅費の例も教えてください。");
    stage.eventually(clerk, page, "旅費の例も教えてください。");
    clerk.sees("再開1回");
    clerk.tick("checks", "4").tick("decision", "AT_ONCE").fill("text", "旅費の例も同じ章にあります。").press("決定する");
    stage.eventually("the second answer", () -> asker.received("M04").size() == 2);
    clerk.open(page).picture("inquiry-thread");

    List<List<Letter>> conversations = asker.conversations();
    assertThat(conversations).hasSize(1);
    assertThat(conversations.get(0)).extracting(Letter::kind).containsExactly("", "M01", "M02", "", "M04", "", "M04");
    assertThat(conversations.get(0)).extracting(Letter::subject)
        .allSatisfy(subject -> assertThat(subject).doesNotContain("=?", "\ufffd"))
        .contains("旅費について")
        .anySatisfy(subject -> assertThat(subject).startsWith("【回答】拠点整備・運用に関する照会"));
    assertThat(conversations.get(0)).allSatisfy(letter -> assertThat(letter.text()).doesNotContain("\ufffd", "<html"));
    assertThat(conversations.get(0).get(4).text()).contains("①㈱髙の例はガイドブックを御覧ください。", "参考：ガイドブック第3章");
    asker.picture(chromium, "inquiry-mail-client");
  }

  @Test
  @Order(3)
  @DisplayName("令和6年度の相談は、その年度の利用目的とともに残る")
  void keepsThePurposeOfItsYear() {
    Desk clerk = stage.as("jimu").open("/inquiries/new");
    clerk.tick("channel", "TELEPHONE").fill("organisation", "千葉県柏市").fill("telephone", "04-0000-0000");
    clerk.fill("subject", "拠点の位置付け").fill("body", "令和6年度に電話で受けた相談。").fill("answer", "ガイドブックを御案内した。");
    clerk.fill("receivedOn", "令和7年2月20日").fill("receivedTime", "10:30").press("記録する");
    clerk.sees("支援パッケージの開発を行ううえでの参考", "R6-伴走 相談1");
  }

  @Test
  @Order(4)
  @DisplayName("公開ページの入力フォームからの相談も、控えを返して相談になる")
  void takesThePublicForm() throws Exception {
    stage.visitor().open("/public/desk").doesNotSee("入力フォームから問い合わせる");
    String desk = "/desk-terms/" + one("select id from consultation_desk where programme = 'BANSO' and fiscal_year = 2025");
    Desk clerk = stage.as("jimu").open(desk);
    clerk.tick("deskYear", "R7").press("下書きを作る");
    String draft = "/desk-terms/" + one("select id from consultation_desk where state = 'DRAFT'");
    clerk.open(draft + "/edit").choose("通知で案内したWebの照会フォームを使う").press("保存する");
    stage.as("sekinin").open(draft).fill("note", "通知で入力フォームを案内したため。").press("条件を公開する");

    MailClient visitor = new MailClient(stage.node(), "toiawase@hokokan.example.jp");
    Desk form = stage.visitor().open("/public/desk").follow("入力フォームから問い合わせる").glimpse("inquiry-public");
    form.fill("organisation", "あおば訪問看護ステーション").fill("name", "管理者").fill("mail", "toiawase@hokokan.example.jp");
    form.fill("subject", "会議への参加").fill("body", "訪問看護も会議に参加できますか。").press("送る").sees("お問い合わせを受け付けました");
    stage.eventually("the copy", () -> visitor.received("M01").size() == 1);
    stage.as("jimu").open(inquiry("toiawase@hokokan.example.jp")).sees("訪問看護も会議に参加できますか。", "入力フォーム");
  }

  @Test
  @Order(5)
  @DisplayName("何にでも返信する相手と10日間やり取りしても、自動の返信は一日に一通まで")
  void playsNoPingPong() throws Exception {
    MailClient robot = new MailClient(stage.node(), ROBOT);
    Set<String> answered = new HashSet<>();
    robot.write(DESK, "お知らせ", "代表アドレスです。");
    for (int day = 0; day < DAYS; day++) {
      boolean more = true;
      for (int round = 0; round < 4 && more; round++) {
        TimeUnit.MILLISECONDS.sleep(1500);
        List<Letter> fresh = ours(robot).stream().filter(letter -> answered.add(letter.id())).toList();
        for (Letter letter : fresh) {
          robot.answer(letter, "Re: " + letter.subject(), "受信しました。\n\n> " + letter.text().lines().findFirst().orElse(""));
          robot.write(DESK, "受信確認", "メールを受信しました。担当から御連絡します。");
        }
        more = !fresh.isEmpty();
      }
      LocalDate next = LocalDate.of(2025, 7, 1).plusDays(day);
      stage.walkTo(Wareki.date(next), "9:30");
      robot.write(DESK, "定時のお知らせ", "代表アドレスの定時のお知らせです。" + next);
    }
    TimeUnit.SECONDS.sleep(3);
    List<Letter> ours = ours(robot);
    assertThat(ours.stream().collect(Collectors.groupingBy(letter -> JapanTime.dateOf(letter.at()), Collectors.counting())))
        .as("automatic answers by day")
        .hasSizeGreaterThan(DAYS / 2)
        .allSatisfy((date, count) -> assertThat(count).isEqualTo(1));
    System.out.printf("InquiryJourneyIT: %d mails of the robot, %d of ours in %d days%n", robot.letters().size() - ours.size(), ours.size(), DAYS);
  }

  @Test
  @Order(6)
  @DisplayName("12月26日17時05分の留守番電話は、1月5日までに折り返す")
  void callsBackAfterTheNewYear() throws Exception {
    stage.walkTo("令和7年12月26日", "17:05");
    Desk clerk = stage.as("jimu").open("/inquiries/new");
    clerk.tick("channel", "VOICE").fill("organisation", "下田市").fill("telephone", "0558-00-0000");
    clerk.fill("subject", "折返しの依頼").fill("body", "担当者からの折返しを希望。").press("記録する");
    assertThat(
            one("select to_char(due_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') from callback where telephone = '0558-00-0000'"))
        .isEqualTo("2026-01-05 17:00");
    clerk.open("/callbacks").sees("令和8年1月5日（月）", "下田市").picture("inquiry-callbacks");
  }

  private static List<Letter> ours(MailClient robot) throws Exception {
    return robot.letters().stream().filter(letter -> !letter.kind().isEmpty()).toList();
  }

  private static String inquiry(String mail) throws IOException, SQLException {
    return "/inquiries/" + one("select id from inquiry where requester_mail = '" + mail + "'");
  }

  private static String due(String mail) throws IOException, SQLException {
    return one(
        "select to_char(due_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI') from work_item w"
            + " join inquiry i on i.case_key = w.case_key where i.requester_mail = '" + mail + "'");
  }

  private static String one(String sql) throws IOException, SQLException {
    List<String> found = stage.node().ask(sql);
    assertThat(found).as(sql).hasSize(1);
    return found.get(0);
  }
}
