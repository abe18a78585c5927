package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.banso.BansoTest;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.support.SupportFixtures.Person;
import jp.banso.support.SupportFixtures.Region;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("アドバイザー派遣は最大3回")
class DispatchTests {

  private static final DispatchRequest WISH =
      new DispatchRequest("代診の体制", "輪番の作り方", "10月上旬", MeetingForm.ONLINE, "構成員5名");

  @Autowired private ApplicationContext context;

  private SupportFixtures fixtures;
  private DispatchService dispatches;
  private Region region;

  @BeforeEach
  void prepare() {
    fixtures = new SupportFixtures(context);
    dispatches = fixtures.bean(DispatchService.class);
    region = fixtures.running();
  }

  @Test
  @DisplayName("2回のところへ同時に3件の依頼があっても、受け付けるのは1件だけ")
  void letsOneOfThreeAtOnceTakeTheLastPlace() throws Exception {
    request();
    request();
    Viewer viewer = fixtures.viewer(region.drafter());
    CyclicBarrier together = new CyclicBarrier(3);
    ExecutorService people = Executors.newFixedThreadPool(3);
    List<Future<Outcome<Integer>>> asked = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      asked.add(
          people.submit(
              () -> {
                together.await();
                return dispatches.request(viewer, region.id(), WISH);
              }));
    }
    int accepted = 0;
    for (Future<Outcome<Integer>> answer : asked) {
      accepted += answer.get().isDone() ? 1 : 0;
    }
    people.shutdown();
    assertThat(accepted).isEqualTo(1);
    assertThat(fixtures.slots(region)).isEqualTo(3);
    assertThat(fixtures.recipients(region.key(), "M26")).hasSize(1);
  }

  @Test
  @DisplayName("4件目は代わりの方法を案内して断り、取りやめた分はあらためて依頼できる")
  void refusesTheFourthAndTakesACancelledPlaceAgain() throws Exception {
    for (int index = 0; index < 3; index++) {
      request();
    }
    fixtures.send(region.drafter(), region.path("/dispatches"), "purpose", "目的", "points", "論点", "wishes", "11月",
            "form", "ONLINE", "participants", "5名")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("最大3回に達しています")));
    fixtures.open(region.drafter(), region.path("")).andExpect(content().string(containsString("派遣 3回／最大3回")));
    fixtures.open(region.clerk(), region.path(""))
        .andExpect(content().string(containsString(">派遣1件目　")))
        .andExpect(content().string(containsString(">派遣3件目　")));
    fixtures.send(region.drafter(), region.path("/dispatches/2/cancel"), "reason", "都合により")
        .andExpect(status().is3xxRedirection());
    assertThat(fixtures.tasks(region.key() + "-D2")).isEmpty();
    assertThat(fixtures.slots(region)).isEqualTo(2);
    assertThat(request()).isEqualTo(4);
  }

  @Test
  @DisplayName("計画でも派遣でも関わる先生は、一度だけ示す")
  void namesAnAdvisorOnce() {
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    AdvisorDesk desk = fixtures.bean(AdvisorDesk.class);
    fixtures.bean(TransactionTemplate.class).executeWithoutResult(
        status -> {
          SupportCycle cycle = fixtures.bean(SupportCycles.class).findById(region.id().value()).orElseThrow();
          desk.assign(cycle, advisor.id(), region.key() + "-D1").orThrow();
          desk.assign(cycle, advisor.id(), AdvisorAssignment.PLAN).orThrow();
        });
    assertThat(desk.assigned(region.id())).filteredOn(one -> one.advisorId().equals(advisor.id()))
        .singleElement()
        .satisfies(one -> assertThat(one.planned()).isTrue());
  }

  @Test
  @DisplayName("断られたら次の先生に打診し、引受けから実施報告の受領まで進む")
  void isReportedByTheSecondAdvisor() throws Exception {
    Person first = fixtures.person(RoleKind.ADVISOR, null);
    Person second = fixtures.person(RoleKind.ADVISOR, null);
    int ordinal = request();
    String page = region.path("/dispatches/" + ordinal);
    fixtures.open(first, page).andExpect(status().isNotFound());
    ask(page, first);
    assertThat(fixtures.recipients(region.key() + "-D1", "M25")).containsExactly(first.mail());
    fixtures.open(first, page).andExpect(status().isOk());
    fixtures.send(first, page + "/answer", "answer", "ACCEPT", "conflict", "YES")
        .andExpect(status().isUnprocessableEntity());
    fixtures.send(first, page + "/answer", "answer", "DECLINE", "conflict", "YES", "reason", "親族の勤務先です")
        .andExpect(status().is3xxRedirection());
    fixtures.open(first, page).andExpect(status().isNotFound());
    fixtures.open(region.drafter(), page).andExpect(content().string(not(containsString("親族の勤務先です"))));
    fixtures.open(region.clerk(), page).andExpect(content().string(containsString("親族の勤務先です")));
    fixtures.send(region.clerk(), page + "/ask", offer(first)).andExpect(status().isUnprocessableEntity());
    ask(page, second);
    fixtures.send(second, page + "/answer", "answer", "ACCEPT", "conflict", "NO").andExpect(status().is3xxRedirection());
    assertThat(fixtures.recipients(region.key() + "-D1", "M27")).contains(second.mail());
    fixtures.open(region.official(), page).andExpect(content().string(containsString("派遣 1回目／最大3回")));
    fixtures.send(second, page + "/report", "date", fixtures.today().minusDays(1).toString(), "from", "13:00",
            "content", "内容", "advice", "助言", "nextStep", "次の一手")
        .andExpect(status().is3xxRedirection());
    Awaitility.await().until(() -> !fixtures.recipients(region.key() + "-D1", "M28").isEmpty());
    fixtures.open(second, page).andExpect(status().isNotFound());
    assertThat(fixtures.slots(region)).isEqualTo(1);
  }

  @Test
  @DisplayName("引受けと利害関係の申告は代理入力できず、断りの連絡は代理入力できる")
  void takesOnlyARefusalOnTheAdvisorsWord() throws Exception {
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    int ordinal = request();
    ask(region.path("/dispatches/" + ordinal), advisor);
    Viewer word = fixtures.onTheWordOf(region.clerk(), "先生");
    Assertions.assertThatThrownBy(() -> dispatches.accept(word, region.id(), ordinal, false, ""))
        .isInstanceOf(Forbidden.class);
    Assertions.assertThatThrownBy(() -> dispatches.decline(word, region.id(), ordinal, true, ""))
        .isInstanceOf(Forbidden.class);
    assertThat(dispatches.decline(word, region.id(), ordinal, false, "日程が合わない").isDone()).isTrue();
    assertThat(fixtures.tasks(region.key() + "-D1")).containsExactly("UserTask_ChooseNextAdvisor");
    assertThat(fixtures.bodies(region.key() + "-D1", "proxy-copy")).allMatch(body -> body.contains("条件・御都合など：日程が合わない")).isNotEmpty();
    fixtures.open(region.drafter(), region.path("")).andExpect(content().string(containsString("代理入力")));
    dispatches.endWithoutAdvisor(fixtures.viewer(region.clerk()), region.id(), ordinal, "次回の会議で伺います").orThrow();
    assertThat(fixtures.slots(region)).isZero();
  }

  @Test
  @DisplayName("利害関係を申告した先生は、次の派遣にも質問にも計画にも選べない")
  void remembersADeclaredTie() throws Exception {
    Person tied = fixtures.person(RoleKind.ADVISOR, null);
    ask(region.path("/dispatches/" + request()), tied);
    dispatches.decline(fixtures.viewer(tied), region.id(), 1, true, "親族の勤務先です").orThrow();
    Viewer clerk = fixtures.viewer(region.clerk());
    assertThat(fixtures.bean(SupportDesk.class).candidates(clerk, region.id()))
        .noneMatch(person -> person.id().equals(tied.id()));
    fixtures.send(region.clerk(), region.path("/dispatches/" + request() + "/ask"), offer(tied))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("利害関係を申告されている")));
    QuestionService questions = fixtures.bean(QuestionService.class);
    questions.ask(fixtures.viewer(region.drafter()), region.id(), SupportFixtures.member(2), "質問").orThrow();
    assertThat(questions.routeToAdvisor(clerk, region.id(), 1, tied.id()).isDone()).isFalse();
    fixtures.open(tied, region.path("")).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("日時を過ぎても行われなかった派遣は、回数に数えるかどうかを決めて終える")
  void recordsThatADispatchWasNotHeld() throws Exception {
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    for (int ordinal = 1; ordinal <= 3; ordinal++) {
      request();
      confirm(ordinal, advisor, JapanTime.instantOf(fixtures.today().plusDays(9).atTime(13, 0)));
      if (ordinal < 3) {
        fixtures.passDispatch(region, ordinal);
      }
    }
    String first = region.path("/dispatches/1");
    fixtures.send(region.clerk(), first + "/cancel", "reason", "来られなかった").andExpect(status().isUnprocessableEntity());
    fixtures.open(region.clerk(), first).andExpect(content().string(containsString("/not-held")));
    fixtures.send(region.drafter(), first + "/not-held").andExpect(status().isForbidden());
    fixtures.send(region.clerk(), first + "/not-held", "reason", "大雪").andExpect(status().isUnprocessableEntity());
    notHeld(1, "GIVEN_BACK").andExpect(status().is3xxRedirection());
    notHeld(2, "COUNTED").andExpect(status().is3xxRedirection());
    notHeld(3, "COUNTED").andExpect(status().isUnprocessableEntity());
    assertThat(fixtures.slots(region)).isEqualTo(2);
    assertThat(fixtures.tasks(region.key() + "-D1")).isEmpty();
    assertThat(fixtures.tasks(region.key() + "-D2")).isEmpty();
    assertThat(fixtures.recipients(region.key() + "-D1", "dispatch-not-held")).contains(advisor.mail());
    assertThat(fixtures.bodies(region.key() + "-D1", "dispatch-not-held")).allMatch(body -> body.contains("回数に数えません"));
    assertThat(fixtures.bodies(region.key() + "-D2", "dispatch-not-held")).allMatch(body -> body.contains("回数に数えます"));
    fixtures.open(region.drafter(), first).andExpect(content().string(containsString("大雪")));
  }

  @Test
  @DisplayName("過ぎた日時では先生に打診せず、日付の欄に示し、入力は残る")
  void offersNoDayOfThePast() throws Exception {
    Person advisor = fixtures.person(RoleKind.ADVISOR, null);
    String page = region.path("/dispatches/" + request());
    String[] late = offer(advisor);
    late[3] = fixtures.today().minusDays(1).toString();
    fixtures.send(region.clerk(), page + "/ask", late)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("派遣の開始日時を過ぎています")))
        .andExpect(content().string(containsString("id=\"date-error\"")))
        .andExpect(content().string(containsString("value=\"" + late[3] + "\"")));
    assertThat(fixtures.recipients(region.key() + "-D1", "M25")).isEmpty();
    ask(page, advisor);
  }

  private ResultActions notHeld(int ordinal, String choice) throws Exception {
    return fixtures.send(
        region.clerk(), region.path("/dispatches/" + ordinal + "/not-held"), "choice", choice, "reason", "大雪");
  }

  private void confirm(int ordinal, Person advisor, Instant visit) {
    dispatches
        .ask(fixtures.viewer(region.clerk()), region.id(), ordinal,
            new DispatchOffer(advisor.id(), visit, visit.plusSeconds(7200), MeetingForm.ONLINE, "場所"))
        .orThrow();
    dispatches.accept(fixtures.viewer(advisor), region.id(), ordinal, false, "").orThrow();
  }

  private int request() {
    return dispatches.request(fixtures.viewer(region.drafter()), region.id(), WISH).orThrow();
  }

  private void ask(String page, Person advisor) throws Exception {
    fixtures.send(region.clerk(), page + "/ask", offer(advisor)).andExpect(status().is3xxRedirection());
  }

  private static String[] offer(Person advisor) {
    return new String[] {
      "advisorId", advisor.id().toString(), "date", "2025-10-06", "from", "13:00", "to", "15:00", "form", "ONLINE",
      "place", "https://meeting.example.jp/2"
    };
  }
}
