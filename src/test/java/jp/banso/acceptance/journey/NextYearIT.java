package jp.banso.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.acceptance.packaged.RehearsalPlay;
import jp.banso.kernel.JapanTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * 公募と様式: after FY2025's call has run, the secretariat opens the next without a developer. It is published as early as a
 * call may be, so that the clock has half a year to walk and not a whole one.
 */
@DisplayName("次の年度の公募")
@TestMethodOrder(OrderAnnotation.class)
class NextYearIT {

  private static final String FORM = "home-care-support-application";
  private static final LocalDate END_OF_SUPPORT = LocalDate.of(2027, 2, 28);
  private static final Instant SCHEDULED = JapanTime.instantOf(LocalDateTime.parse("2026-01-05T09:00"));
  private static final Pattern CALL = Pattern.compile("/calls/[0-9a-f-]{36}");
  private static final String DATE_IN_HEADER =
      "cast(substring(convert_from(d.raw, 'UTF8') from 'Date: ([^(\\r\\n]+)') as timestamptz)";

  private static Chromium chromium;
  private static Stage stage;
  /** An application of FY2025. */
  private static String earlier;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    stage = Stage.open(chromium, "next-year");
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
  @DisplayName("時計を八月まで進めても、一つの公募の九つの予定は順に、それぞれの日付で行われる")
  void walksOverNineTimersInOrder() throws Exception {
    approve();
    stage.eventually("FY2025's call to be published", () -> publishedAt("R7-BANSO") != null);
    earlier = ApplicationActs.draft(stage.as("senboku"), "valid-01-akita-daisen-senboku-15");
    stage.walkTo("令和7年8月16日", "9:00");

    List<Instant> due =
        Stream.of(
                // 7, 3 and 1 business days before the region's 17 July, then before the deadline; 21 July is 海の日
                "2025-07-08T09:00", "2025-07-14T09:00", "2025-07-16T09:00", "2025-07-22T09:00", "2025-07-28T09:00",
                "2025-07-30T09:00", "2025-08-01T00:02", "2025-08-11T00:00", "2025-08-15T00:00")
            .map(day -> JapanTime.instantOf(LocalDateTime.parse(day)))
            .toList();
    String reminders = "select sent_at from compilation_reminder where stage %s like 'TELEPHONE-%%' order by sent_at";
    happenedAt(due.subList(0, 6), reminders.formatted("not"));
    happenedAt(
        Stream.of("2025-07-30T10:00", "2025-07-30T15:00", "2025-07-31T10:00", "2025-07-31T15:00")
            .map(day -> JapanTime.instantOf(LocalDateTime.parse(day)))
            .toList(),
        reminders.formatted(""));
    happenedAt(
        due.subList(6, 9),
        "select business_at from audit_entry where action in ('audit.calls.close',"
            + " 'audit.selection.delayWarned', 'audit.selection.delayFlagged') order by id");
    for (String when : List.of("m.created_at", "m.sent_at", "d.received_at", DATE_IN_HEADER)) {
      happenedAt(
          due.subList(0, 8),
          "select min(" + when + ") from outbox_mail m join demo_mail d on d.message_id = m.message_id"
              + " where m.kind in ('draft-reminder', 'M07', 'unsubmitted', 'selection-delay')"
              + " group by m.kind, m.occasion order by min(d.number)");
    }
  }

  @Test
  @Order(2)
  @DisplayName("事務局が令和7年度の公募を写し、様式と締切を改め、試し、二人目と厚生労働省の了承を得て、予定の時刻に公表される。前の年度の申込書は元のまま開き、下書きは新しい版に移る")
  void opensNextYearsCall() throws Exception {
    stage.walkTo("令和7年12月22日", "9:00");
    String asItWas = stage.as("senboku").open(earlier).sees("部署").main();

    String call = copy();
    addAndRemoveQuestions();
    changeTerms(call);
    takeDesksOver();
    rehearse(call);
    keepCriteria(call);
    renewPapers(call);
    confirmWithWhatIsOpen(call);
    concur();
    publishOnTheMinute(call);

    Desk region = stage.as("senboku").open(earlier);
    assertThat(region.main()).as("FY2025's application opens as it did").isEqualTo(asItWas);
    askAndPlan(call);
    carryADraftOver(call);
  }

  /** The manager, who has not written it, confirms; the ministry agrees. */
  private static void approve() {
    stage.takeUp("sekinin", "公募要領・申込書の公表内容を確認する").press("公表内容を確認した");
    concur();
  }

  private static void concur() {
    stage.takeUp("kourou", "公表内容を了承する").tick("decision", "AGREED").press("回答する");
  }

  private static String copy() {
    Desk clerk = stage.as("jimu").open("/calls").follow("新しい公募を準備する").glimpse("next-year-copy");
    clerk.tick("year", "R8").press("写して準備を始める").scrollTo("日程").glimpse("next-year-terms");
    Matcher call = CALL.matcher(stage.path(clerk));
    assertThat(call.find()).isTrue();
    clerk.open(call.group() + "/meetings").glimpse("next-year-meetings");
    return call.group();
  }

  private static void addAndRemoveQuestions() {
    Desk manager = stage.as("sekinin2").open("/forms/" + FORM).press("次の版の下書きを始める").glimpse("next-year-form");
    manager.page().locator("#kind-Group_Region").selectOption("NUMBER");
    manager.press("項目を加える").fill("label", "圏域の人口").unfold("識別名など").fill("key", "population").press("保存する");
    manager.press("部署を取り除く").follow("下書きを公開する").sees("圏域の人口", "加わる", "部署", "なくなる");
    manager.fill("note", "人口を尋ね、部署は尋ねないこととした。").press("第2版として公開する");
  }

  private static void changeTerms(String call) {
    Desk clerk = stage.as("jimu").open(call + "/terms").select("form", FORM + ":2");
    clerk.fill("publishedOn", "令和8年1月5日")
        .fill("regionDueOn", "令和8年2月13日")
        .fill("prefectureDueOn", "令和8年2月20日")
        .fill("questionsUntil", "")
        .fill("deadline", "令和8年2月27日")
        .fill("resultDueOn", "令和8年4月10日")
        .fill("supportFrom", "令和8年5月1日")
        .press("保存する")
        .sees("令和8年2月27日");
  }

  private static void takeDesksOver() {
    stage.as("admin").open("/people/desks?year=2026").press("令和7年度の担当課を引き継ぐ").sees("47件");
  }

  private static void rehearse(String call) throws Exception {
    Desk clerk = stage.as("jimu").open(call).glimpse("next-year-checklist");
    clerk.follow("リハーサル（この公募を架空の応募者で試す）");
    new RehearsalPlay(stage.node())
        .namesEveryMailAndTimer(
            () -> {
              clerk.press("リハーサルを始める");
              // its page asks for itself again and again
              clerk.open(call + "/rehearsals");
            },
            END_OF_SUPPORT);
    clerk.open(call + "/rehearsals").follow("のリハーサル").glimpse("next-year-rehearsal");
    clerk.sees("リハーサルの結果", "伴走支援の終了について", "令和9年2月28日（日）");
    clerk.open("/mail-texts?year=2026").glimpse("next-year-mails");
  }

  /** What needs no change is saved as it is, and done. */
  private static void keepCriteria(String call) {
    Desk clerk = stage.as("jimu").open(call).sees("審査基準は、令和7年度の公募と同じです");
    clerk.open(call + "/criteria").press("保存する");
    clerk.open(call).sees("審査基準を確かめた").doesNotSee("審査基準は、令和7年度の公募と同じです");
  }

  private static void renewPapers(String call) {
    Desk clerk = stage.as("jimu").open(call + "/papers");
    @SuppressWarnings("unchecked")
    List<String> edits =
        (List<String>)
            clerk.page()
                .locator("ol.cards a.button-secondary")
                .evaluateAll("links => links.map(link => link.getAttribute('href'))");
    for (String edit : edits) {
      String body = clerk.open(edit).page().locator("[name='body']").inputValue();
      if (body.contains("令和7年度")) {
        clerk.fill("body", body.replace("令和7年度", "令和8年度")).press("保存する");
      }
    }
    clerk.open(call).sees("前の年度の記載はない");
  }

  /** The ministry's 事務連絡 has not come; the manager must say that this can wait. */
  private static void confirmWithWhatIsOpen(String call) {
    Desk manager = stage.takeUp("sekinin", "公募要領・申込書の公表内容を確認する");
    manager.press("公表内容を確認した").sees("未の項目があります");
    manager.tick("leaving", "true").press("公表内容を確認した");
    stage.as("kourou").open(call).sees("次の事項をこのままとして確認しました", "事務連絡は、公募の書類に加えていない");
  }

  private static void publishOnTheMinute(String call) throws Exception {
    stage.as("sekinin").open(call).sees("令和8年1月5日（月）の公表を待っています。");
    stage.walkTo("令和8年1月5日", "8:59");
    assertThat(publishedAt("R8-BANSO")).isNull();
    stage.visitor().open("/public/calls").doesNotSee("令和8年度");
    stage.walkToTheNextEvent();
    assertThat(publishedAt("R8-BANSO")).isBetween(SCHEDULED, SCHEDULED.plusSeconds(90));
    stage.visitor().open("/public/calls").sees("令和8年度").glimpse("next-year-published");
  }

  /** A prefecture sets its own days and has a question. */
  private static void askAndPlan(String call) {
    Desk prefecture = stage.as("akita").open(call).follow("庁内期限（締切からの日程）を見る・変える").glimpse("next-year-days");
    prefecture.open(call + "/questions/new").fill("body", "前の年度に申し込んだ地域も申し込めますか。").press("質問を送る");
    stage.takeUp("jimu", "公募に関する質問に回答する").glimpse("next-year-question");
  }

  /** The next version of the form asks one question less; a draft moves to it with all else. */
  private static void carryADraftOver(String call) {
    Desk region = stage.as("senboku").open("/applications/new");
    region.select("prefecture", "05").press("作成を始める");
    String draft = Stage.pathOn(region);
    assertThat(region.page().locator("[name='a.representative.department']").count()).isZero();
    region.fill("a.regionName", "大曲・仙北").fill("a.population", "121000").press("保存する");

    Desk manager = stage.as("sekinin2").open("/forms/" + FORM).press("次の版の下書きを始める");
    manager.press("圏域の人口を取り除く").follow("下書きを公開する");
    manager.fill("note", "人口は統計から分かるため、尋ねないこととした。").press("第3版として公開する");
    stage.as("sekinin")
        .open(call)
        .follow("公表した内容を改める（正誤）")
        .fill("reason", "人口の記入は不要であるため。")
        .select("form", FORM + ":3")
        .press("起案する");
    stage.takeUp("kourou", "公募の正誤・中止を了承する").glimpse("next-year-correction").tick("decision", "AGREED").press("回答する");

    stage.eventually(region, draft + "/edit", "前の様式に記入され、いまの様式に欄のないもの");
    region.sees("圏域の人口", "121000").glimpse("next-year-draft");
    assertThat(region.page().locator("[name='a.regionName']").inputValue()).isEqualTo("大曲・仙北");
    assertThat(region.page().locator("[name='a.population']").count()).isZero();
  }

  private static Instant publishedAt(String call) throws IOException, SQLException {
    String sql = "select extract(epoch from published_at)::bigint from public_call where case_key = '" + call + "'";
    String second = stage.node().ask(sql).get(0);
    return second == null ? null : Instant.ofEpochSecond(Long.parseLong(second));
  }

  /** The walk stands at each instant until all that is due is done, a minute and a half at most. */
  private static void happenedAt(List<Instant> due, String sql) throws IOException, SQLException {
    List<Instant> happened =
        stage.node()
            .ask("select to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from (" + sql + ") found (at)")
            .stream()
            .map(Instant::parse)
            .toList();
    assertThat(happened).as(sql).hasSameSizeAs(due);
    for (int i = 0; i < due.size(); i++) {
      assertThat(happened.get(i)).as(sql).isBetween(due.get(i), due.get(i).plusSeconds(90));
    }
  }
}
