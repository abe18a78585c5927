package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.CallId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.RoleKind;
import jp.banso.platform.workflow.EngineTimers;
import jp.banso.selection.SelectionFixtures.Person;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("選定結果は、送信待ちの時間が過ぎてから、表示もメールも同時に知らされる")
class SelectionHoldTests {

  @Autowired private ApplicationContext context;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person second;
  private Person clerk;
  private Person ministry;
  private Set<UUID> reviewers;
  private ApplicationId akita;
  private ApplicationId chiba;
  private SelectionRoundId round;
  private String path;

  @BeforeEach
  void concurred() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    second = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    ministry = fixtures.person(RoleKind.MINISTRY, null);
    Person first = fixtures.person(RoleKind.REVIEWER, "13");
    Person other = fixtures.person(RoleKind.REVIEWER, "27");
    reviewers = Set.of(first.id(), other.id());
    CallId call = fixtures.call();
    fixtures.jdbc().sql("update public_call set hold_minutes = 10 where id = ?").param(call.value()).update();
    akita = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    chiba = fixtures.accepted(call, "12", SelectionFixtures.CHIBA);
    round = fixtures.opened(call);
    path = "/selection/" + round.value() + "/release";
    fixtures.confirm(clerk, akita);
    fixtures.confirm(clerk, chiba);
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(akita, reviewers, chiba, reviewers)).orThrow();
    for (Person reviewer : List.of(first, other)) {
      fixtures.score(reviewer, akita, 5, "良い");
      fixtures.score(reviewer, chiba, 3, "標準");
    }
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(
                    new DecisionDraft.Line(akita, OutcomeKind.SELECTED, null, "高い"),
                    new DecisionDraft.Line(chiba, OutcomeKind.RESERVE, 1, "次点")),
                "総合的に判断した"))
        .orThrow();
    fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), round, true, "").orThrow();
  }

  @Test
  @DisplayName("送信待ちの間は誰も結果を知らず、取りやめて改めて指示でき、時刻が来れば全員に知らされる")
  void tellsNobodyBeforeItsTime() throws Exception {
    order();
    assertThat(fixtures.state(round)).isEqualTo(RoundState.RELEASING);
    nobodyKnows();
    fixtures.open(clerk, path).andExpect(status().isOk()).andExpect(content().string(not(containsString("通知を取りやめる"))));
    fixtures.open(manager, path).andExpect(content().string(containsString("通知を取りやめる")));

    fixtures.send(clerk, path + "/stop").andExpect(status().isForbidden());
    fixtures.send(manager, path + "/stop", "reason", "宛先の確認").andExpect(status().is3xxRedirection());
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CONCURRED);
    assertThat(openSteps()).containsExactly("UserTask_ReleaseResults");
    fixtures.send(manager, path + "/stop").andExpect(status().isConflict());
    nobodyKnows();
    fixtures.open(manager, path).andExpect(content().string(containsString("あなたは選定案を作成したため")));

    order();
    assertThatThrownBy(() -> fixtures.bean(ReleaseService.class).release(new CaseKey(fixtures.roundKey(round))))
        .as("whatever asks for it").isInstanceOf(IllegalStateException.class).hasMessageContaining("is held until");
    nobodyKnows();
    holdEnds();
    fixtures.awaitState(round, RoundState.RELEASED);
    await().until(() -> fixtures.recipients(akita, "M15").size() == 1 && fixtures.recipients(chiba, "M16").size() == 1);
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.SELECTED);
    assertThat(fixtures.count("select count(*) from outbox_mail where result_mail and case_key = ? and not_before > created_at", fixtures.key(akita)))
        .as("the hold was the release's")
        .isZero();
    fixtures.send(second, path + "/stop").andExpect(status().isConflict());
    assertThatThrownBy(() -> fixtures.bean(ReleaseService.class).stop(fixtures.viewer(second), round, ""))
        .isInstanceOf(AlreadyDone.class);
  }

  @Test
  @DisplayName("選定案を作成した責任者の今日やることには出ず、別の責任者の一覧に出る。取りやめた後も同じ")
  void asksTheOtherManagerOnly() throws Exception {
    isAskedOfTheOthersOnly();
    fixtures.open(manager, "/selection/" + round.value())
        .andExpect(content().string(allOf(containsString("あなたは選定案を作成したため"), containsString("通知の宛先を見る"))));
    fixtures.open(second, "/selection/" + round.value()).andExpect(content().string(not(containsString("あなたは選定案を作成したため"))));
    order();
    fixtures.send(manager, path + "/stop", "reason", "宛先の確認").andExpect(status().is3xxRedirection());
    isAskedOfTheOthersOnly();
  }

  private void isAskedOfTheOthersOnly() throws Exception {
    assertThat(listed(manager, Worklist.Shelf.OPEN)).isEmpty();
    assertThat(listed(second, Worklist.Shelf.OPEN)).containsExactly("UserTask_ReleaseResults");
    assertThat(listed(manager, Worklist.Shelf.COLLEAGUES)).containsExactly("UserTask_ReleaseResults");
    fixtures.open(manager, "/tasks?whose=colleagues").andExpect(content().string(containsString("ほかの担当者")));
    UUID id = fixtures.jdbc().sql("select id from work_item where case_key = ? and definition_key = 'UserTask_ReleaseResults'")
        .param(fixtures.roundKey(round)).query(UUID.class).single();
    fixtures.open(manager, "/tasks/" + id)
        .andExpect(content().string(allOf(containsString("ほかの担当者が行います"), not(containsString("/claim\"")))));
    fixtures.open(second, "/tasks/" + id).andExpect(content().string(allOf(not(containsString("ほかの担当者が行います")), containsString("/claim\""))));
  }

  private List<String> listed(Person who, Worklist.Shelf shelf) {
    return fixtures.bean(Worklist.class).page(fixtures.viewer(who), shelf, Worklist.Period.ALL, null, 10_000).stream()
        .filter(line -> fixtures.roundKey(round).equals(line.caseKey()))
        .map(WorkLine::definitionKey)
        .toList();
  }

  @Test
  @DisplayName("通知の取りやめには理由を尋ね、改めて指示するまで画面に示し、履歴に残す")
  void asksWhyItIsStopped() throws Exception {
    order();
    fixtures.send(manager, path + "/stop", "reason", "　").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#reason\"")))
        .andExpect(content().string(containsString("id=\"reason-error\"")));
    fixtures.send(manager, path + "/stop", "reason", "長".repeat(2001)).andExpect(status().isUnprocessableEntity());
    assertThat(fixtures.state(round)).isEqualTo(RoundState.RELEASING);
    fixtures.send(manager, path + "/stop", "reason", "宛先を確かめ直すため").andExpect(status().is3xxRedirection());
    String page = "/selection/" + round.value();
    for (Person reader : List.of(manager, second, clerk, ministry)) {
      fixtures.open(reader, page).andExpect(content().string(containsString("結果の通知を取りやめています")));
      fixtures.open(reader, path).andExpect(content().string(containsString("宛先を確かめ直すため")));
    }
    order();
    fixtures.open(clerk, path).andExpect(content().string(not(containsString("宛先を確かめ直すため"))));
    fixtures.open(ministry, page).andExpect(content().string(containsString("宛先を確かめ直すため")))
        .andExpect(content().string(not(containsString("結果の通知を取りやめています"))));
  }

  @Test
  @DisplayName("送信待ちの間の取下げは通知を取りやめさせ、選定案に戻す")
  void goesBackToTheDecisionWhenOneLeaves() throws Exception {
    order();
    fixtures.withdraw(akita);
    fixtures.awaitState(round, RoundState.DECIDING);
    await().until(() -> openSteps().equals(List.of("UserTask_PrepareDecision")));
    assertThat(fixtures.recipients(chiba, "M16")).isEmpty();
  }

  @Test
  @DisplayName("通知を取りやめた後、責任者が理由を添えて選定案の見直しに戻し、改めて協議できる")
  void goesBackToTheDecisionForAReason() throws Exception {
    String reopen = path + "/reopen";
    order();
    fixtures.send(manager, reopen, "reason", "誤り").andExpect(status().isConflict());
    fixtures.send(manager, path + "/stop", "reason", "宛先の確認").andExpect(status().is3xxRedirection());
    fixtures.open(clerk, path).andExpect(content().string(not(containsString("選定案の見直しに戻す"))));
    fixtures.open(manager, path).andExpect(content().string(containsString("選定案の見直しに戻す")));
    fixtures.send(clerk, reopen, "reason", "誤り").andExpect(status().isForbidden());
    fixtures.send(manager, reopen, "reason", "　").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"reason-error\"")));
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CONCURRED);

    fixtures.send(manager, reopen, "reason", "補欠の順位を誤った").andExpect(status().is3xxRedirection());
    assertThat(fixtures.state(round)).isEqualTo(RoundState.DECIDING);
    assertThat(openSteps()).containsExactly("UserTask_PrepareDecision");
    fixtures.open(manager, "/selection/" + round.value() + "/decision")
        .andExpect(content().string(containsString("補欠の順位を誤った")));
    fixtures.open(ministry, "/selection/" + round.value())
        .andExpect(content().string(containsString("了承を取り消し、選定案の見直しに戻しました")));
    fixtures.send(manager, reopen, "reason", "もう一度").andExpect(status().isConflict());
    nobodyKnows();
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(
                    new DecisionDraft.Line(akita, OutcomeKind.SELECTED, null, "高い"),
                    new DecisionDraft.Line(chiba, OutcomeKind.NOT_SELECTED, null, "直した")),
                "見直した"))
        .orThrow();
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CONCURRING);
  }

  @Test
  @DisplayName("送信待ちの間に全て取り下げられれば、再公募の要否を問う")
  void asksForARecallWhenAllLeave() throws Exception {
    order();
    fixtures.withdraw(akita);
    fixtures.awaitState(round, RoundState.DECIDING);
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(List.of(new DecisionDraft.Line(chiba, OutcomeKind.SELECTED, null, "残った申込み")), "取下げのため"))
        .orThrow();
    fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), round, true, "").orThrow();
    order();
    fixtures.withdraw(chiba);
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(openSteps()).containsExactly("UserTask_DecideRecall");
  }

  @Test
  @DisplayName("取下げがまだ選定に届いていない間も宛先の一覧は開き、通知の指示は理由を示して断られる")
  void refusesWhileOneHasLeft() {
    String left = "の申込みが取り下げられたため、この選定案では結果を通知できません";
    fixtures.bean(TransactionTemplate.class)
        .executeWithoutResult(
            transaction -> {
              fixtures.withdraw(akita);
              try {
                fixtures.open(second, path).andExpect(status().isOk())
                    .andExpect(content().string(containsString(left)))
                    .andExpect(content().string(containsString("取り下げられたため、送りません")))
                    .andExpect(content().string(not(containsString("通を送る</button>"))));
                fixtures.send(second, path, "version", "" + fixtures.roundVersion(round))
                    .andExpect(status().is3xxRedirection())
                    .andExpect(flash().attribute("flash", "selection.release.refused.left"));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
              transaction.setRollbackOnly();
            });
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CONCURRED);
  }

  @Test
  @DisplayName("時刻を過ぎた後は、取りやめられるとは書かず、処理中と示す")
  void saysThatItRuns() throws Exception {
    String page = "/selection/" + round.value();
    order();
    fixtures.open(manager, page).andExpect(content().string(containsString("責任者が通知を取りやめることができます")))
        .andExpect(content().string(containsString("<td class=\"cell-number\">0件</td>")))
        .andExpect(content().string(containsString("id=\"decision\">選定案</h2>")));
    fixtures.open(clerk, "/selection").andExpect(content().string(containsString("結果の通知を待っています")));

    holdIsOver();
    fixtures.open(manager, page).andExpect(content().string(containsString("取りやめることはできません")))
        .andExpect(content().string(not(containsString("通知を取りやめる"))))
        .andExpect(content().string(containsString("通知の宛先を見る")));
    fixtures.open(manager, path).andExpect(content().string(containsString("結果を表示する処理をしています")))
        .andExpect(content().string(not(containsString("通知を取りやめる"))));
    assertThat(fixtures.bean(RoundQueries.class).withSecretariat(fixtures.viewer(clerk)))
        .filteredOn(line -> line.id().equals(round))
        .extracting(line -> line.state().messageKey(line.held()))
        .containsExactly("selection.state.RELEASING.running");
    holdEnds();
    fixtures.awaitState(round, RoundState.RELEASED);
    fixtures.open(manager, page).andExpect(content().string(containsString("id=\"decision\">選定の結果</h2>")));
  }

  private void order() throws Exception {
    fixtures.send(second, path, "version", "" + fixtures.roundVersion(round)).andExpect(status().is3xxRedirection());
  }

  private void holdIsOver() {
    fixtures.jdbc().sql("update selection_round set release_at = ? where id = ?")
        .params(Timestamp.from(context.getBean("businessClock", Clock.class).instant()), round.value())
        .update();
  }

  /** For the round and for its process: both ask. */
  private void holdEnds() {
    holdIsOver();
    CaseKey key = new CaseKey(fixtures.roundKey(round));
    fixtures.bean(EngineTimers.class)
        .move(key, "CatchEvent_HoldEnded", context.getBean("businessClock", Clock.class).instant());
  }

  private void nobodyKnows() throws Exception {
    for (ApplicationId id : List.of(akita, chiba)) {
      assertThat(fixtures.applicationState(id)).isEqualTo(ApplicationState.ELIGIBLE);
      assertThat(fixtures.count("select count(*) from outbox_mail where result_mail and case_key = ?", fixtures.key(id))).isZero();
      Person drafter = fixtures.drafterOf(id);
      Person official = fixtures.person(RoleKind.PREFECTURE, id.equals(akita) ? "05" : "12");
      for (Person reader : List.of(drafter, official)) {
        fixtures.open(reader, "/applications/" + id.value()).andExpect(status().isOk())
            .andExpect(content().string(saysNoResult()));
        // others' applications of the same prefecture may fill the first page
        String list = "/applications?q=" + fixtures.key(id);
        for (String page : List.of(list, "/tasks", "/")) {
          assertThat(rowsOf(reader, page, id)).as("%s of %s", page, reader.login())
              .allSatisfy(row -> assertThat(saysNoResult().matches(row)).as(row).isTrue());
        }
        assertThat(rowsOf(reader, list, id)).isNotEmpty();
        assertThat(history(reader, id)).isNotEmpty().noneMatch(line -> line.contains("選定結果"));
        fixtures.open(reader, "/support/" + id.value()).andExpect(status().isNotFound());
        fixtures.open(reader, "/selection/" + round.value()).andExpect(status().isNotFound());
      }
      assertThat(fixtures.texts("select title from work_item where case_key = '" + fixtures.key(id) + "' or case_key like '" + fixtures.key(id) + "-%'"))
          .as("no work about a result").isEmpty();
    }
  }

  /** Neither the words of an outcome nor of its letter. */
  private static Matcher<String> saysNoResult() {
    return allOf(
        not(containsString("選定した")), not(containsString("選定結果")), not(containsString("補欠")),
        not(containsString("選定に至らな")), not(containsString("伴走支援を受け")));
  }

  /** A prefecture's lists name the applications of other tests too. */
  private List<String> rowsOf(Person reader, String page, ApplicationId id) throws Exception {
    String html = fixtures.open(reader, page).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    return Stream.of(html.split("(?=<tr|<li|<section)"))
        .filter(row -> row.contains(id.value().toString()))
        .toList();
  }

  private List<String> history(Person reader, ApplicationId id) {
    return fixtures.bean(CaseHistory.class).of(fixtures.viewer(reader), new CaseKey(fixtures.key(id))).stream()
        .map(Object::toString)
        .toList();
  }

  private List<String> openSteps() {
    return fixtures.texts("select definition_key from work_item where case_key = '" + fixtures.roundKey(round) + "'");
  }
}
