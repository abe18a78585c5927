package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("庁内期限（締切からの日程）")
class InternalDaysTests {

  @Autowired private ApplicationContext context;
  @Autowired private BusinessCalendar calendar;
  @Autowired private JdbcClient jdbc;

  private Region region;
  private CallId call;
  private LocalDate deadline;
  private Region.Person official;
  private Region.Person drafter;

  @BeforeEach
  void openACall() {
    region = new Region(context);
    deadline = calendar.onOrAfter(region.today().plusDays(35));
    call = region.call(deadline);
    official = region.person(RoleKind.PREFECTURE, "05");
    drafter = region.person(RoleKind.REGION, "05");
  }

  private LocalDate before(int businessDays) {
    return calendar.minusBusinessDays(deadline, businessDays);
  }

  private ResultActions change(Region.Person who, long version, LocalDate regionDay, LocalDate ownDay) throws Exception {
    return region.send(
        who, "/calls/" + call.value() + "/days",
        Map.of(
            "version", new String[] {"" + version}, "regionDueOn", new String[] {Wareki.date(regionDay)},
            "prefectureDueOn", new String[] {Wareki.date(ownDay)}));
  }

  private void dueOn(ApplicationId id, LocalDate day) {
    await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(region.dueOn(id)).isEqualTo(day));
  }

  @Test
  @DisplayName("都道府県が決めた日は、管内の申込書だけに、これから始まるものにも、働く。修正をお願いした日は動かない")
  void movesTheWorkOfItsPrefecture() throws Exception {
    ApplicationId draft = region.draft(call, drafter, "05");
    ApplicationId elsewhere = region.draft(call, region.person(RoleKind.REGION, "12"), "12");
    ApplicationId inReview = region.filled(call, drafter, "05", "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, inReview);
    ApplicationId asked = region.filled(call, drafter, "05", "valid-01-akita-daisen-senboku-15");
    region.handOver(drafter, asked);
    LocalDate day = calendar.plusBusinessDays(region.today(), 2);
    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), asked, region.version(official, asked),
            List.of(new ReturnReason("members", "", "御確認ください。")), day, CheckSheet.blank())
        .orThrow();

    region.open(official, "/calls/" + call.value() + "/days")
        .andExpect(content().string(containsString(Wareki.date(before(7)))))
        .andExpect(content().string(containsString(Wareki.date(before(3)))));
    change(official, 0, before(9), before(4)).andExpect(status().is3xxRedirection());

    dueOn(draft, before(9));
    dueOn(inReview, before(4));
    assertThat(region.dueOn(asked)).isEqualTo(day);
    assertThat(region.dueOn(elsewhere)).isEqualTo(deadline);
    ApplicationId later = region.draft(call, drafter, "05");
    assertThat(region.dueOn(later)).isEqualTo(before(9));
    region.open(drafter, "/applications/" + later.value() + "/edit")
        .andExpect(content().string(containsString("地域の提出目安：" + Wareki.date(before(9)))))
        .andExpect(content().string(containsString("営業日")));

    region.send(official, "/calls/" + call.value() + "/days/reset", Map.of("version", new String[] {"1"}))
        .andExpect(status().is3xxRedirection());
    dueOn(draft, deadline);
    dueOn(inReview, deadline);
  }

  @Test
  @DisplayName("締切の後、過ぎた日、休業日、順の逆は、理由とともに断り、記入を残す")
  void refusesDaysThatCannotBe() throws Exception {
    LocalDate closed =
        before(9).datesUntil(deadline).filter(day -> !calendar.isBusinessDay(day)).findFirst().orElseThrow();
    refused(before(9), deadline.plusDays(1), "申込締切（" + Wareki.date(deadline) + "）まで");
    refused(region.today().minusDays(3), before(3), "過ぎた日です。");
    refused(closed, before(3), "直前の営業日は" + Wareki.date(calendar.onOrBefore(closed)));
    refused(before(3), before(7), "地域の提出目安より前の日です。");
    region.send(
            official, "/calls/" + call.value() + "/days",
            Map.of("version", new String[] {"0"}, "regionDueOn", new String[] {"七月末"}, "prefectureDueOn", new String[] {""}))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("value=\"七月末\"")));
  }

  private void refused(LocalDate regionDay, LocalDate ownDay, String why) throws Exception {
    change(official, 0, regionDay, ownDay)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(why)))
        .andExpect(content().string(containsString("value=\"" + Wareki.date(ownDay) + "\"")));
  }

  @Test
  @DisplayName("同じ県の同僚が先に変えていれば、両方を並べて示す")
  void showsBothVersions() throws Exception {
    Region.Person colleague = region.person(RoleKind.PREFECTURE, "05");
    change(colleague, 0, before(8), before(4)).andExpect(status().is3xxRedirection());
    change(official, 0, before(9), before(5))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString(Wareki.date(before(8)))))
        .andExpect(content().string(containsString("value=\"" + Wareki.date(before(9)) + "\"")));
    change(official, 1, before(9), before(5)).andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("同僚が公募の日に戻した後でも、古い画面からの記入は上書きしない")
  void noticesAStaleEditAfterAReset() throws Exception {
    Region.Person colleague = region.person(RoleKind.PREFECTURE, "05");
    change(colleague, 0, before(8), before(4)).andExpect(status().is3xxRedirection());
    region.send(colleague, "/calls/" + call.value() + "/days/reset", Map.of("version", new String[] {"1"}))
        .andExpect(status().is3xxRedirection());
    region.open(official, "/calls/" + call.value() + "/days")
        .andExpect(content().string(not(containsString("value=\"" + Wareki.date(before(8)) + "\""))))
        .andExpect(content().string(containsString("name=\"version\" value=\"2\"")));
    for (int stale : new int[] {0, 1}) {
      change(official, stale, before(9), before(5)).andExpect(status().isConflict());
    }
    change(official, 2, before(9), before(5)).andExpect(status().is3xxRedirection());
    change(colleague, 1, before(8), before(4)).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("事務局と厚生労働省は、だれが余裕を使っているかを余裕の少ない順に、都道府県の数によらない問合せで読む")
  void showsWhoEatsTheSlack() throws Exception {
    Region.Person secretariat = region.person(RoleKind.SECRETARIAT, null);
    region.draft(call, drafter, "05");
    region.draft(call, region.person(RoleKind.REGION, "12"), "12");
    LocalDate past = calendar.minusBusinessDays(region.today(), 2);
    jdbc.sql("insert into prefecture_days values (?, '12', ?, ?, 1)").params(call.value(), past, before(3)).update();
    ScheduleQueries schedules = context.getBean(ScheduleQueries.class);
    assertThat(schedules.of(region.viewer(secretariat), call).prefectures())
        .extracting(line -> line.prefecture().value())
        .containsExactly("12", "05");
    region.open(secretariat, "/compilations/" + call.value() + "/schedule")
        .andExpect(content().string(containsString("地域が目安を2営業日過ぎ")))
        .andExpect(content().string(containsString("都道府県が決めた日")));
    region.open(region.person(RoleKind.MINISTRY, null), "/compilations/" + call.value() + "/schedule").andExpect(status().isOk());
    region.open(official, "/compilations/" + call.value() + "/schedule").andExpect(status().isForbidden());
    region.open(official, "/calls/" + call.value()).andExpect(content().string(not(containsString("締切からの日程を見る</a>"))));
    int few = statements(schedules, secretariat);
    for (String code : new String[] {"22", "34", "40"}) {
      region.draft(call, region.person(RoleKind.REGION, code), code);
    }
    assertThat(statements(schedules, secretariat)).isEqualTo(few);
  }

  @Test
  @DisplayName("差し替えられた申込書は、提出済みに数えない")
  void countsWhatStandsSubmitted() {
    Region.Person secretariat = region.person(RoleKind.SECRETARIAT, null);
    IntakeService intake = context.getBean(IntakeService.class);
    ApplicationId first = intake.recordMail(region.viewer(secretariat), mail(1200, null)).orThrow();
    intake.recordMail(region.viewer(secretariat), mail(600, first)).orThrow();
    assertThat(region.state(first)).isEqualTo(ApplicationState.SUPERSEDED);
    assertThat(context.getBean(ScheduleQueries.class).of(region.viewer(secretariat), call).prefectures())
        .singleElement()
        .satisfies(line -> assertThat(line.submitted()).isEqualTo(1));
  }

  private MailSubmission mail(int secondsAgo, ApplicationId supersedes) {
    return new MailSubmission(
        call, PrefectureCode.of("05"), "大仙・仙北", "rep@example.jp", "pref@example.jp",
        region.now().minusSeconds(secondsAgo).truncatedTo(ChronoUnit.MICROS), List::of, supersedes, false);
  }

  private int statements(ScheduleQueries schedules, Region.Person secretariat) {
    var viewer = region.viewer(secretariat);
    try (SqlLog log = new SqlLog()) {
      schedules.of(viewer, call);
      // the closing days are read again after a while, whoever asks
      return (int) log.ofThePage().stream().filter(sql -> !sql.matches("(?s).*(closing|working)_day.*")).count();
    }
  }
}
