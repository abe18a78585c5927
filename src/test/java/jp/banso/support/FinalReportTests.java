package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import jp.banso.BansoTest;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Wareki;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.support.SupportFixtures.Person;
import jp.banso.support.SupportFixtures.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@BansoTest
@DisplayName("最終報告の受領")
class FinalReportTests {

  private static final DispatchRequest WISH =
      new DispatchRequest("目的", "論点", "希望", MeetingForm.ONLINE, "5名");

  @Autowired private ApplicationContext context;

  private SupportFixtures fixtures;
  private Region region;

  @Test
  @DisplayName("確定した派遣と照会中の質問が残っていれば受領せず、提出の後は新しい依頼も質問も受けない")
  void waitsForWhatIsOpen() throws Exception {
    fixtures = new SupportFixtures(context);
    region = fixtures.running();
    fixtures.closeThreeMeetings(region);
    fixtures.awaitReport(region);
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    Viewer drafter = fixtures.viewer(region.drafter());
    Viewer clerk = fixtures.viewer(region.clerk());
    DispatchService dispatches = fixtures.bean(DispatchService.class);
    QuestionService questions = fixtures.bean(QuestionService.class);
    Instant visit = JapanTime.instantOf(fixtures.today().plusDays(9).atTime(13, 0));
    dispatches.request(drafter, region.id(), WISH).orThrow();
    dispatches
        .ask(clerk, region.id(), 1,
            new DispatchOffer(advisor.id(), visit, visit.plusSeconds(7200), MeetingForm.ONLINE, "場所"))
        .orThrow();
    dispatches.accept(fixtures.viewer(advisor), region.id(), 1, false, "").orThrow();
    questions.ask(drafter, region.id(), SupportFixtures.member(2), "質問").orThrow();
    questions.routeToAdvisor(clerk, region.id(), 1, advisor.id()).orThrow();
    fixtures.submitReport(region);

    refusesNewRequests(dispatches, questions, drafter);
    refuses("派遣の依頼（1件目）と構成員からの質問（1件目）");
    questions.takeBack(clerk, region.id(), 1, "回答がないため").orThrow();
    questions.cancel(drafter, region.id(), 1).orThrow();
    refuses("派遣の依頼（1件目）がまだ終わっていない");
    dispatches.cancel(clerk, region.id(), 1, "不要となった").orThrow();
    fixtures.send(region.clerk(), region.path("/report/accept")).andExpect(status().is3xxRedirection());
    fixtures.awaitState(region, SupportState.COMPLETED);
    assertThat(fixtures.openTasks(region)).isEmpty();
  }

  @Test
  @DisplayName("補正をお願いした最終報告には、支援の終わりが過ぎていても間に合う期限があり、メール・画面・対応一覧が同じ日を示す")
  void givesTimeForACorrection() throws Exception {
    fixtures = new SupportFixtures(context);
    region = fixtures.running();
    fixtures.closeThreeMeetings(region);
    fixtures.awaitReport(region);
    fixtures.submitReport(region);
    JdbcClient jdbc = fixtures.bean(JdbcClient.class);
    LocalDate today = fixtures.today();
    jdbc.sql("update support_cycle set period_ends_on = ? where id = ?")
        .params(today.minusDays(1), region.id().value())
        .update();

    fixtures.bean(ReportService.class)
        .askCorrection(fixtures.viewer(region.clerk()), region.id(), "対応策の時期を御記入ください。").orThrow();

    BusinessCalendar calendar = fixtures.bean(BusinessCalendar.class);
    LocalDate due = calendar.plusBusinessDays(today, 5);
    fixtures.open(region.drafter(), region.path("/report"))
        .andExpect(content().string(containsString(Wareki.date(due) + "までに提出してください。")));
    String key = fixtures.bean(SupportCycles.class).findById(region.id().value()).orElseThrow().key().value();
    assertThat(
            jdbc.sql("select body from outbox_mail where kind = 'support-report-correction' and case_key = ?")
                .param(key).query(String.class).list())
        .isNotEmpty().allMatch(text -> text.contains(Wareki.date(due) + "までにもう一度御提出"));
    assertThat(
            JapanTime.dateOf(
                jdbc.sql("select due_at from work_item where case_key = ? and definition_key = 'UserTask_SubmitFinalReport'")
                    .param(key).query(Timestamp.class).single().toInstant()))
        .isEqualTo(due);
  }

  private void refusesNewRequests(DispatchService dispatches, QuestionService questions, Viewer drafter)
      throws Exception {
    assertThat(dispatches.request(drafter, region.id(), WISH).isDone()).isFalse();
    assertThat(questions.ask(drafter, region.id(), SupportFixtures.member(2), "質問").isDone()).isFalse();
    fixtures.open(region.drafter(), region.path("/dispatches/new")).andExpect(status().is3xxRedirection());
    fixtures.send(region.drafter(), region.path("/questions")).andExpect(status().isConflict());
    assertThat(fixtures.slots(region)).isEqualTo(1);
  }

  private void refuses(String sentence) throws Exception {
    fixtures.send(region.clerk(), region.path("/report/accept"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(sentence)));
    assertThat(fixtures.state(region)).isEqualTo(SupportState.REPORTING);
  }
}
