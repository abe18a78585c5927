package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.selection.AreaSelected;
import jp.banso.support.SupportFixtures.Person;
import jp.banso.support.SupportFixtures.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("だれの伴走支援か")
class SupportRightsTests {

  @Autowired private ApplicationContext context;

  private SupportFixtures fixtures;

  @BeforeEach
  void prepare() {
    fixtures = new SupportFixtures(context);
  }

  @Test
  @DisplayName("よその地域・県・担当でない先生・管理者には404")
  void strangersFindNothing() throws Exception {
    Region region = fixtures.selected();
    for (Person stranger :
        List.of(
            fixtures.person(RoleKind.REGION, "05"), fixtures.person(RoleKind.PREFECTURE, "06"),
            fixtures.person(RoleKind.ADVISOR, null), fixtures.person(RoleKind.REVIEWER, null),
            fixtures.person(RoleKind.ADMINISTRATOR, null))) {
      for (String page : List.of("", "/members", "/plan", "/measures", "/report", "/acceptance", "/stop")) {
        fixtures.open(stranger, region.path(page)).andExpect(status().isNotFound());
      }
      fixtures.open(stranger, "/support").andExpect(content().string(not(containsString(region.id().value().toString()))));
      fixtures.send(stranger, region.path("/acceptance"), "answer", "ACCEPT").andExpect(status().isNotFound());
    }
  }

  @Test
  @DisplayName("先生は担当の間だけ見られ、終えるとすぐ404になる")
  void advisorsSeeARegionWhileAssigned() throws Exception {
    Region region = fixtures.selected();
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    fixtures.bean(AcceptanceService.class).accept(fixtures.viewer(region.drafter()), region.id());
    fixtures.bean(PlanningService.class)
        .plan(fixtures.viewer(region.clerk()), region.id(), SupportFixtures.plannedMeetings(), List.of(advisor.id()), "")
        .orThrow();
    fixtures.open(advisor, region.path("")).andExpect(status().isOk());
    fixtures.send(region.clerk(), region.path("/advisors/" + advisor.id() + "/end")).andExpect(status().is3xxRedirection());
    fixtures.open(advisor, region.path("")).andExpect(status().isNotFound());
    fixtures.open(advisor, "/support").andExpect(content().string(not(containsString(region.id().value().toString()))));
  }

  @Test
  @DisplayName("事務局は代理入力の記録が無ければ、地域の対応を行えない")
  void theSecretariatActsForARegionOnItsWordOnly() throws Exception {
    Region region = fixtures.selected();
    fixtures.send(region.clerk(), region.path("/acceptance"), "answer", "ACCEPT").andExpect(status().isUnprocessableEntity());
    assertThatThrownBy(
            () -> fixtures.bean(AcceptanceService.class).accept(fixtures.viewer(region.official()), region.id()))
        .isInstanceOf(Forbidden.class);
    fixtures.send(region.clerk(), region.path("/acceptance"), "answer", "ACCEPT", "proxy.means", "TELEPHONE",
            "proxy.saidBy", "代表者", "proxy.saidOn", "R7.6.20", "proxy.note", "受諾の電話")
        .andExpect(status().is3xxRedirection());
    fixtures.open(region.drafter(), region.path("")).andExpect(content().string(containsString("事務局が代理入力")));
  }

  @Test
  @DisplayName("メールの一覧は、見られる案件なら届いたものが無くても開き、よその案件と無い番号は404")
  void opensTheLettersOfVisibleCasesOnly() throws Exception {
    Region region = fixtures.selected();
    String letters = "/cases/" + region.key() + "/letters";
    for (Person reader : List.of(region.drafter(), region.official(), region.ministry())) {
      fixtures.open(reader, letters).andExpect(status().isOk());
    }
    for (Person stranger : List.of(fixtures.person(RoleKind.REGION, "05"), fixtures.person(RoleKind.PREFECTURE, "06"), fixtures.person(RoleKind.ADVISOR, null))) {
      fixtures.open(stranger, letters).andExpect(status().isNotFound());
    }
    fixtures.open(region.clerk(), "/cases/R7-BANSO-99-999/letters").andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("手続の画面はいま行える人だけに開き、ほかの人は伴走支援の画面へ進む")
  void opensAStepOnlyForThoseWhoCanTakeIt() throws Exception {
    Region region = fixtures.selected();
    for (Person actor : List.of(region.drafter(), region.clerk())) {
      fixtures.open(actor, region.path("/acceptance")).andExpect(status().isOk());
    }
    for (Person reader : List.of(region.official(), region.ministry())) {
      fixtures.open(reader, region.path("/acceptance")).andExpect(redirectedUrl(region.path("")));
    }
    for (String later : List.of("/plan", "/fourth-meeting", "/dispatches/new", "/questions/new")) {
      fixtures.open(region.clerk(), region.path(later)).andExpect(redirectedUrl(region.path("")));
    }
    fixtures.open(region.manager(), region.path("/stop")).andExpect(status().isOk());
    fixtures.open(region.clerk(), region.path("/stop")).andExpect(redirectedUrl(region.path("")));
  }

  @Test
  @DisplayName("入力を見る前に、だれの手続か、いま行えるかを見る")
  void judgesRoleAndStateBeforeTheForm() throws Exception {
    Region region = fixtures.running();
    fixtures.awaitTask(region.key() + "-M1", "UserTask_ScheduleMeeting");
    for (String step : List.of("/members", "/measures", "/dispatches", "/questions", "/report")) {
      fixtures.send(region.official(), region.path(step)).andExpect(status().isForbidden());
    }
    for (String step : List.of("/plan", "/fourth-meeting", "/meetings/1/schedule", "/stop")) {
      fixtures.send(region.drafter(), region.path(step)).andExpect(status().isForbidden());
    }
    for (String step : List.of("/plan", "/fourth-meeting", "/meetings/1/hold", "/report/return")) {
      fixtures.send(region.clerk(), region.path(step)).andExpect(status().isConflict());
    }
    fixtures.send(region.drafter(), region.path("/acceptance")).andExpect(status().isConflict());
    fixtures.send(region.clerk(), region.path("/meetings/9/schedule")).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("同じ選定を二度聞いても、支援は一つだけ始まる")
  void beginsOnce() {
    Region region = fixtures.selected();
    AcceptanceService acceptance = fixtures.bean(AcceptanceService.class);
    fixtures.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> acceptance.begin(new AreaSelected(region.application(), region.call(), region.key(), false)));
    assertThat(fixtures.tasks(region.key())).containsExactly("UserTask_AnswerAcceptance");
  }

  @Test
  @DisplayName("中止すると、会議・派遣・質問の対応がすべて消え、場所が空く")
  void stoppingEndsEverythingThatIsOpen() throws Exception {
    Region region = fixtures.running();
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    fixtures.bean(DispatchService.class)
        .request(fixtures.viewer(region.drafter()), region.id(), new DispatchRequest("目的", "論点", "10月", MeetingForm.ONLINE, "5名"))
        .orThrow();
    fixtures.send(region.drafter(), region.path("/questions"), "member", SupportFixtures.member(3), "body", "教えてください。").andExpect(status().is3xxRedirection());
    fixtures.send(region.clerk(), region.path("/questions/1/route"), "route", "ADVISOR", "advisorId", advisor.id().toString())
        .andExpect(status().is3xxRedirection());
    fixtures.open(advisor, region.path("/questions/1")).andExpect(status().isOk());
    fixtures.send(region.clerk(), region.path("/stop"), "reason", "辞退の申出").andExpect(status().isForbidden());
    fixtures.open(region.manager(), region.path("/stop")).andExpect(status().isOk());
    fixtures.send(region.manager(), region.path("/stop"), "reason", "地域から申出があったため").andExpect(status().is3xxRedirection());
    for (String key : List.of("", "-M1", "-D1", "-Q1")) {
      assertThat(fixtures.tasks(region.key() + key)).isEmpty();
    }
    assertThat(fixtures.slots(region)).isZero();
    assertThat(fixtures.recipients(region.key(), "support-stopped")).contains(region.ministry().mail(), advisor.mail());
    fixtures.open(advisor, region.path("")).andExpect(status().isNotFound());
    assertThat(fixtures.bodies(region.key(), "support-stopped"))
        .as("an advisor who left is led to what is still open to them")
        .anySatisfy(body -> assertThat(body).containsPattern("/support\\R"))
        .anySatisfy(body -> assertThat(body).contains(region.path("")));
    fixtures.bean(TransactionTemplate.class)
        .executeWithoutResult(status -> fixtures.bean(PeriodService.class).reportOpenWork(new CaseKey(region.key())));
    assertThat(fixtures.recipients(region.key(), "support-open-work")).isEmpty();
    assertThatThrownBy(
            () -> fixtures.bean(StopService.class).stop(fixtures.viewer(region.manager()), region.id(), "もう一度"))
        .isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("辞退は選定に伝わり、控えが送られる")
  void aDeclineEndsTheSupport() throws Exception {
    Region region = fixtures.selected();
    fixtures.send(region.drafter(), region.path("/acceptance"), "answer", "DECLINE").andExpect(status().isUnprocessableEntity());
    fixtures.withoutTrace(
        () -> {
          fixtures.send(region.drafter(), region.path("/acceptance"), "answer", "DECLINE", "reason", "体制が整いません。")
              .andExpect(status().is3xxRedirection());
          fixtures.bean(EntityManager.class).flush();
          assertThat(fixtures.state(region)).isEqualTo(SupportState.DECLINED);
          assertThat(fixtures.tasks(region.key())).isEmpty();
          assertThat(fixtures.recipients(region.key(), "acceptance-declined")).hasSize(1);
        });
  }

  @Test
  @DisplayName("質問は構成員だけができ、先生の助言を得て事務局が回答する")
  void questionsAreAnswered() throws Exception {
    Region region = fixtures.running();
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    fixtures.open(region.drafter(), region.path("/questions/new")).andExpect(status().isOk());
    fixtures.send(region.drafter(), region.path("/questions"), "member", "99", "body", "質問").andExpect(status().isUnprocessableEntity());
    fixtures.send(region.drafter(), region.path("/questions"), "member", SupportFixtures.member(4), "body", "参加者の例は。").andExpect(status().is3xxRedirection());
    String page = region.path("/questions/1");
    fixtures.send(region.clerk(), page + "/route", "route", "ADVISOR", "advisorId", advisor.id().toString()).andExpect(status().is3xxRedirection());
    fixtures.send(advisor, page + "/advice", "reason", "助言の目印").andExpect(status().is3xxRedirection());
    fixtures.open(advisor, page).andExpect(status().isNotFound());
    fixtures.open(region.drafter(), page).andExpect(content().string(not(containsString("助言の目印"))));
    fixtures.send(region.clerk(), page + "/answer", "reason", "回答します。").andExpect(status().is3xxRedirection());
    assertThat(fixtures.recipients(region.key() + "-Q1", "M30")).containsExactly("member-4@example.jp");
    fixtures.send(region.drafter(), region.path("/questions"), "member", SupportFixtures.member(4), "body", "補助金は。").andExpect(status().is3xxRedirection());
    fixtures.send(region.clerk(), region.path("/questions/2/route"), "route", "OUT_OF_SCOPE", "guidance", "相談窓口へ。").andExpect(status().is3xxRedirection());
    assertThat(fixtures.recipients(region.key() + "-Q2", "M31")).hasSize(1);
    fixtures.send(region.drafter(), region.path("/questions"), "member", SupportFixtures.member(5), "body", "やめます。").andExpect(status().is3xxRedirection());
    fixtures.send(region.drafter(), region.path("/questions/3/cancel")).andExpect(status().is3xxRedirection());
    assertThat(fixtures.tasks(region.key() + "-Q3")).isEmpty();
  }

  @Test
  @DisplayName("答えの無い先生への照会は取り下げて別の先生に渡せ、その間は担当を終えられない")
  void aQuestionIsTakenBackFromASilentAdvisor() throws Exception {
    Region region = fixtures.running();
    Person silent = fixtures.person(RoleKind.ADVISOR, null);
    Person other = fixtures.person(RoleKind.ADVISOR, null);
    fixtures.send(region.drafter(), region.path("/questions"), "member", SupportFixtures.member(4), "body", "参加者の例は。").andExpect(status().is3xxRedirection());
    String page = region.path("/questions/1");
    fixtures.send(region.clerk(), page + "/route", "route", "ADVISOR", "advisorId", silent.id().toString()).andExpect(status().is3xxRedirection());
    Outcome<Void> ended = fixtures.bean(PlanningService.class).endAssignment(fixtures.viewer(region.clerk()), region.id(), silent.id());
    assertThat(ended).isInstanceOf(Outcome.Refused.class);
    fixtures.open(silent, page).andExpect(status().isOk());
    fixtures.send(region.clerk(), page + "/take-back").andExpect(status().isUnprocessableEntity());
    fixtures.send(region.clerk(), page + "/take-back", "reason", "二週間お答えがないため").andExpect(status().is3xxRedirection());
    fixtures.open(silent, page).andExpect(status().isNotFound());
    fixtures.open(region.drafter(), page).andExpect(content().string(not(containsString("二週間お答えがないため"))));
    assertThat(fixtures.recipients(region.key() + "-Q1", "question-taken-back")).containsExactly(silent.mail());
    assertThat(fixtures.bodies(region.key() + "-Q1", "question-taken-back"))
        .singleElement().asString().containsPattern("/support\\R").doesNotContain(region.path(""));
    assertThat(fixtures.tasks(region.key() + "-Q1")).containsExactly("UserTask_SortQuestion");
    fixtures.send(region.clerk(), page + "/route", "route", "ADVISOR", "advisorId", other.id().toString()).andExpect(status().is3xxRedirection());
    fixtures.send(other, page + "/advice", "reason", "こう答えてください。").andExpect(status().is3xxRedirection());
    fixtures.open(region.clerk(), page).andExpect(content().string(containsString("こう答えてください。")));
  }

  @Test
  @DisplayName("延長した支援期間の会議も、年間日程に入れられる")
  void plansWithinTheExtendedPeriod() {
    Region region = fixtures.selected();
    fixtures.bean(AcceptanceService.class).accept(fixtures.viewer(region.drafter()), region.id()).orThrow();
    List<PlannedMeeting> meetings = new ArrayList<>(SupportFixtures.plannedMeetings());
    meetings.set(3, new PlannedMeeting(LocalDate.of(2026, 3, 10), MeetingForm.ONLINE, "オンライン"));
    PlanningService planning = fixtures.bean(PlanningService.class);
    Viewer clerk = fixtures.viewer(region.clerk());
    assertThat(planning.plan(clerk, region.id(), meetings, List.of(), "").isDone()).isFalse();
    fixtures.endPeriod(region);
    fixtures.awaitTask(region.key(), "UserTask_DecidePeriodEnd");
    fixtures.bean(PeriodDecisionService.class)
        .extend(fixtures.viewer(region.manager()), region.id(), LocalDate.of(2026, 3, 31), "会議が残る")
        .orThrow();
    assertThat(planning.plan(clerk, region.id(), meetings, List.of(), "").isDone()).isTrue();
  }

  @Test
  @DisplayName("支援期間の末日が来たら、責任者が年度末までの延長を理由を付けて決める")
  void theManagerExtendsThePeriod() throws Exception {
    Region region = fixtures.running();
    String page = region.path("/period");
    fixtures.send(region.manager(), page, "choice", "KEEP", "reason", "早い").andExpect(status().isConflict());
    fixtures.endPeriod(region);
    fixtures.awaitTask(region.key(), "UserTask_DecidePeriodEnd");
    fixtures.open(region.manager(), page).andExpect(status().isOk());
    fixtures.send(region.clerk(), page, "choice", "KEEP", "reason", "担当").andExpect(status().isForbidden());
    fixtures.send(region.manager(), page, "choice", "EXTEND", "until", "R8.4.1", "reason", "会議が残る").andExpect(status().isUnprocessableEntity());
    fixtures.send(region.manager(), page, "choice", "EXTEND", "until", "R8.3.31", "reason", "会議が残る").andExpect(status().is3xxRedirection());
    assertThat(fixtures.tasks(region.key())).doesNotContain("UserTask_DecidePeriodEnd");
    assertThat(fixtures.recipients(region.key(), "support-period-extended")).hasSize(1);
    fixtures.open(region.drafter(), region.path("")).andExpect(content().string(containsString("会議が残る")));
  }
}
