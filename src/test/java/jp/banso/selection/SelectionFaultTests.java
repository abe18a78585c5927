package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.CallId;
import jp.banso.correspondence.UndeliveredMail;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.mail.ScriptedSmtp;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@BansoTest
@DisplayName("選定で起こりうる障害と競合")
class SelectionFaultTests {

  @Autowired private ApplicationContext context;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person second;
  private Person clerk;
  private Person ministry;
  private Person first;
  private Person other;
  private CallId call;
  private ApplicationId akita;
  private ApplicationId chiba;

  @BeforeEach
  void openCall() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    second = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    ministry = fixtures.person(RoleKind.MINISTRY, null);
    first = fixtures.person(RoleKind.REVIEWER, "13");
    other = fixtures.person(RoleKind.REVIEWER, "27");
    call = fixtures.call();
  }

  private SelectionRoundId opened() {
    akita = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    chiba = fixtures.accepted(call, "12", SelectionFixtures.CHIBA);
    return fixtures.opened(call);
  }

  private SelectionRoundId reviewing() {
    SelectionRoundId round = opened();
    reviewing(round);
    return round;
  }

  private void reviewing(SelectionRoundId round) {
    fixtures.confirm(clerk, akita);
    fixtures.confirm(clerk, chiba);
    Set<java.util.UUID> both = Set.of(first.id(), other.id());
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(akita, both, chiba, both)).orThrow();
  }

  private SelectionRoundId concurred() {
    return concurred(opened());
  }

  private SelectionRoundId concurred(SelectionRoundId round) {
    reviewing(round);
    for (Person reviewer : List.of(first, other)) {
      fixtures.score(reviewer, akita, 5, "良い");
      fixtures.score(reviewer, chiba, 3, "標準");
    }
    prepare(round);
    fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), round, true, "").orThrow();
    return round;
  }

  private void prepare(SelectionRoundId round) {
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(
                    new DecisionDraft.Line(akita, OutcomeKind.SELECTED, null, "高い"),
                    new DecisionDraft.Line(chiba, OutcomeKind.RESERVE, 1, "次点")),
                "総合的に判断した"))
        .orThrow();
  }

  @Test
  @DisplayName("同時に二度知らされても、一つの公募の選定は一つ")
  void opensOneRoundForOneCall() throws Exception {
    fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    RoundService rounds = fixtures.bean(RoundService.class);
    assertThat(
            failures(
                List.of(
                    () -> {
                      rounds.open(call);
                      return null;
                    },
                    () -> {
                      rounds.settled(call);
                      return null;
                    })))
        .isEmpty();
    SelectionRoundId round = fixtures.opened(call);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CHECKING);
    assertThat(fixtures.count("select count(*) from selection_round where call_id = ?", call.value())).isEqualTo(1);
  }

  @Test
  @DisplayName("最後の二人が同時に採点を終えても、次の手続は一度だけ始まる")
  void goesOnOnceWhenTwoFinishTogether() throws Exception {
    SelectionRoundId round = reviewing();
    fixtures.score(first, chiba, 3, "標準");
    fixtures.score(other, chiba, 3, "標準");
    List<Callable<Void>> last = new ArrayList<>();
    for (Person reviewer : List.of(first, other)) {
      ReviewId review = fixtures.reviewOf(akita, reviewer);
      fixtures.bean(ReviewService.class).declare(fixtures.viewer(reviewer), review, ConflictRelation.NONE, "").orThrow();
      last.add(
          () -> {
            fixtures.submit(reviewer, review, 5, "良い");
            return null;
          });
    }
    assertThat(failures(last)).isEmpty();
    assertThat(fixtures.state(round)).isEqualTo(RoundState.DECIDING);
    assertThat(fixtures.count("select count(*) from work_item where case_key = ? and definition_key = 'UserTask_PrepareDecision'", fixtures.roundKey(round))).isEqualTo(1);
  }

  @Test
  @DisplayName("責任者が同時に二つの選定案を出しても、残るのは一つ")
  void keepsOneDecision() throws Exception {
    SelectionRoundId round = reviewing();
    for (Person reviewer : List.of(first, other)) {
      fixtures.score(reviewer, akita, 5, "良い");
      fixtures.score(reviewer, chiba, 3, "標準");
    }
    List<Throwable> failures =
        together(
            () -> {
              prepare(round);
              return null;
            });
    assertThat(failures).hasSize(1);
    assertThat(fixtures.count("select count(*) from selection_decision where round_id = ?", round.value())).isEqualTo(1);
    assertThatThrownBy(
            () ->
                fixtures.jdbc()
                    .sql("update decision_place set outcome = 'SELECTED', seat = 1, reserve_rank = null where application_id = ?")
                    .param(chiba.value())
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @DisplayName("選定の理由が長すぎると、欄に字数を示して書いたまま戻り、選定案は残らない")
  void limitsTheReasonsOfADecision() throws Exception {
    SelectionRoundId round = reviewing();
    for (Person reviewer : List.of(first, other)) {
      fixtures.score(reviewer, akita, 5, "良い");
      fixtures.score(reviewer, chiba, 3, "標準");
    }
    String endless = "長".repeat(1_000_000);
    fixtures
        .send(
            manager, "/selection/" + round.value() + "/decision",
            "version", String.valueOf(fixtures.roundVersion(round)), "summary", "総合的に判断した",
            "lines[0].application", akita.value().toString(), "lines[0].outcome", "SELECTED",
            "lines[0].rank", "", "lines[0].reason", endless,
            "lines[1].application", chiba.value().toString(), "lines[1].outcome", "RESERVE",
            "lines[1].rank", "1", "lines[1].reason", "次点")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("2,000文字以内で記入してください")))
        .andExpect(content().string(containsString(endless)));
    assertThat(fixtures.count("select count(*) from selection_decision where round_id = ?", round.value())).isZero();
  }

  @Test
  @DisplayName("通知の途中で失敗すれば、何も記録されず何も送られない")
  void releasesAllOrNothing() {
    SelectionRoundId round = concurred();
    fixtures.jdbc().sql("alter table result_notice add constraint one_fault check (application_id <> '" + chiba.value() + "') not valid").update();
    fixtures.bean(ReleaseService.class).order(fixtures.viewer(second), round, fixtures.roundVersion(round)).orThrow();
    CaseKey key = new CaseKey(fixtures.roundKey(round));
    assertThatThrownBy(() -> fixtures.bean(ReleaseService.class).release(key)).isInstanceOf(RuntimeException.class);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.RELEASING);
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.ELIGIBLE);
    assertThat(fixtures.count("select count(*) from result_notice where round_id = ?", round.value())).isZero();
    assertThat(fixtures.recipients(akita, "M15")).isEmpty();
    fixtures.jdbc().sql("alter table result_notice drop constraint one_fault").update();
    fixtures.awaitState(round, RoundState.RELEASED);
    await().until(() -> fixtures.recipients(akita, "M15").size() == 1 && fixtures.recipients(chiba, "M16").size() == 1);
  }

  @Test
  @DisplayName("代表者の宛先がなければ通知できず、代表者を変更すれば新しい宛先へ届く")
  void releasesAfterTheRepresentativeWasChanged() throws Exception {
    akita = fixtures.acceptedByMail(call, "05", "大仙・仙北");
    chiba = fixtures.accepted(call, "12", SelectionFixtures.CHIBA);
    SelectionRoundId round = concurred(fixtures.opened(call));
    ReleaseService release = fixtures.bean(ReleaseService.class);
    assertThat(release.order(fixtures.viewer(second), round, fixtures.roundVersion(round)).isDone()).isFalse();
    Person official = fixtures.person(RoleKind.PREFECTURE, "05");
    String page = "/applications/" + akita.value() + "/representative";
    fixtures.open(official, page).andExpect(status().isOk()).andExpect(content().string(containsString("代表者の基本情報")));
    String version = "" + fixtures.count("select version from application where id = ?", akita.value());
    fixtures.send(official, page, "version", version, "a.representative.email", "none", "reason", "異動")
        .andExpect(status().isUnprocessableEntity());
    fixtures.send(official, page, "version", version, "a.representative.email", "new@example.jp", "reason", " ")
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("new@example.jp")));
    fixtures.send(second, page, "version", version, "a.representative.email", "new@example.jp", "reason", "異動")
        .andExpect(status().isUnprocessableEntity());
    fixtures.send(official, page, "version", version, "a.representative.email", "new@example.jp",
            "a.representative.name", "新しい代表者", "a.representative.affiliation", "医師会",
            "a.representative.department", "在宅医療担当", "a.representative.title", "理事",
            "a.representative.postalCode", "014-0000", "a.representative.address", "秋田県大仙市",
            "a.representative.phone", "0187-00-0001", "a.regionName", "別の地域", "reason", "4月の異動による")
        .andExpect(status().is3xxRedirection());
    assertThat(fixtures.bean(jp.banso.applications.ApplicationRecords.class).facts(akita))
        .satisfies(facts -> {
          assertThat(facts.representativeMail()).isEqualTo("new@example.jp");
          assertThat(facts.representativeName()).isEqualTo("新しい代表者");
          assertThat(facts.areaName()).as("nothing else is taken").isNotEqualTo("別の地域");
        });
    assertThat(fixtures.recipients(akita, "M34"))
        .contains("new@example.jp", fixtures.bean(jp.banso.applications.ApplicationRecords.class).facts(akita).deskMail());
    release.order(fixtures.viewer(second), round, fixtures.roundVersion(round)).orThrow();
    fixtures.awaitState(round, RoundState.RELEASED);
    await().until(() -> fixtures.recipients(akita, "M15").equals(List.of("new@example.jp")));
  }

  @Test
  @DisplayName("届かなかった結果は電話で伝えるか、その申込みの代表者か県の窓口にだけ送り直せる")
  void tellsByTelephoneWhatDidNotArrive() throws Exception {
    SelectionRoundId round = concurred();
    JavaMailSenderImpl sender = fixtures.bean(JavaMailSenderImpl.class);
    int port = sender.getPort();
    try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Manner.REFUSES_RECIPIENT)) {
      sender.setPort(server.port());
      fixtures.bean(ReleaseService.class).order(fixtures.viewer(second), round, fixtures.roundVersion(round)).orThrow();
      for (ApplicationId id : List.of(akita, chiba)) {
        fixtures.awaitTask(fixtures.key(id) + "-N1", "UserTask_NotifyByTelephone");
      }
    } finally {
      sender.setPort(port);
    }
    String key = fixtures.key(akita);
    fixtures.bean(NoticeService.class).settled(new CaseKey(key), "M15", true);
    assertThat(fixtures.texts("select state from result_notice where case_key = '" + key + "-N1'")).containsExactly("UNDELIVERED");
    sendsAgainOnlyToItsOwn(akita, chiba);
    sendsAgainOnlyToItsOwn(chiba, akita);
  }

  /** Every address that is somebody's, and one that is nobody's. */
  private void sendsAgainOnlyToItsOwn(ApplicationId id, ApplicationId stranger) {
    ApplicationFacts own = fixtures.bean(ApplicationRecords.class).facts(id);
    ApplicationFacts foreign = fixtures.bean(ApplicationRecords.class).facts(stranger);
    UUID mail =
        fixtures.jdbc().sql("select id from outbox_mail where case_key = ? and result_mail").param(own.key().value()).query(UUID.class).single();
    UndeliveredMail undelivered = fixtures.bean(UndeliveredMail.class);
    for (String address : List.of(foreign.representativeMail(), foreign.deskMail(), manager.mail(), "x" + own.representativeMail())) {
      assertThat(undelivered.resend(fixtures.viewer(clerk), mail, address))
          .as(address)
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.messageKey()).isEqualTo("correspondence.undelivered.notOfApplication"));
    }
    undelivered.resend(fixtures.viewer(clerk), mail, own.deskMail()).orThrow();
    assertThat(fixtures.texts("select recipient from outbox_mail where result_mail and case_key = '" + own.key().value() + "'"))
        .isNotEmpty()
        .allSatisfy(recipient -> assertThat(recipient).isIn(own.representativeMail(), own.deskMail()));
  }

  @Test
  @DisplayName("了承の後に取下げがあれば選定案に戻り、全て取り下げられれば再公募の要否を問う")
  void followsWithdrawals() {
    SelectionRoundId round = concurred();
    fixtures.withdraw(akita);
    fixtures.awaitState(round, RoundState.DECIDING);
    fixtures.awaitTask(fixtures.roundKey(round), "UserTask_PrepareDecision");
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(new DecisionDraft.Line(chiba, OutcomeKind.SELECTED, null, "残った申込み")), "取下げのため"))
        .orThrow();
    fixtures.withdraw(chiba);
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(openSteps(round)).containsExactly("UserTask_DecideRecall");
  }

  private List<String> openSteps(SelectionRoundId round) {
    return fixtures.texts("select definition_key from work_item where case_key = '" + fixtures.roundKey(round) + "'");
  }

  @Test
  @DisplayName("要件を満たす最後の申込みが審査員の割当ての前に取り下げられれば、再公募の要否を問い、残る申込みへ知らせる")
  void asksForARecallWhenTheLastEligibleLeaves() {
    SelectionRoundId round = opened();
    fixtures.confirm(clerk, akita);
    fixtures.judge(clerk, chiba, false);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.ASSIGNING);
    fixtures.withdraw(akita);
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(openSteps(round)).containsExactly("UserTask_DecideRecall");
    RecallService recalls = fixtures.bean(RecallService.class);
    recalls.propose(fixtures.viewer(manager), round, null, "選定できる申込みがなくなった").orThrow();
    recalls.concur(fixtures.viewer(ministry), round, true, "").orThrow();
    fixtures.awaitState(round, RoundState.NONE_SELECTED);
    await().until(() -> fixtures.recipients(chiba, "M16").size() == 1);
    assertThat(fixtures.recipients(akita, "M16")).isEmpty();
  }

  @Test
  @DisplayName("審査の途中でも、要件を満たす最後の申込みの取下げは選定案へ進まず、再公募の要否に至る")
  void asksForARecallWhenTheLastEligibleLeavesTheReview() {
    SelectionRoundId round = opened();
    fixtures.confirm(clerk, akita);
    fixtures.judge(clerk, chiba, false);
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(akita, Set.of(first.id(), other.id()))).orThrow();
    fixtures.withdraw(akita);
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(openSteps(round)).containsExactly("UserTask_DecideRecall");
    assertThat(fixtures.count("select count(*) from work_item where case_key like ?", fixtures.key(akita) + "-R%")).isZero();
  }

  @Test
  @DisplayName("補欠まで全て辞退すれば、再公募の要否を問い、通知済みの地域へ二度は知らせない")
  void asksForARecallWhenEveryoneDeclined() {
    SelectionRoundId round = concurred();
    fixtures.bean(ReleaseService.class).order(fixtures.viewer(second), round, fixtures.roundVersion(round)).orThrow();
    fixtures.awaitState(round, RoundState.RELEASED);
    fixtures.bean(Declines.class).declined(akita, "体制が整わない");
    ReservePromotionId promotion =
        new ReservePromotionId(
            fixtures.jdbc().sql("select id from reserve_promotion where round_id = ?").param(round.value()).query(java.util.UUID.class).single());
    ReserveService reserves = fixtures.bean(ReserveService.class);
    reserves.propose(fixtures.viewer(manager), promotion, chiba, "次点のため").orThrow();
    reserves.concur(fixtures.viewer(ministry), promotion, true, "").orThrow();
    await().until(() -> fixtures.applicationState(chiba) == ApplicationState.SELECTED);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.RELEASED);
    fixtures.bean(Declines.class).declined(chiba, "体制が整わない");
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    assertThat(openSteps(round)).containsExactly("UserTask_DecideRecall");
    RoundView view = fixtures.bean(RoundPages.class).round(fixtures.viewer(manager), round);
    assertThat(view.ranking()).as("the manager still sees what was decided").isNotEmpty();
    RecallService recalls = fixtures.bean(RecallService.class);
    recalls.propose(fixtures.viewer(manager), round, null, "全ての地域が辞退した").orThrow();
    recalls.concur(fixtures.viewer(ministry), round, true, "").orThrow();
    fixtures.awaitState(round, RoundState.NONE_SELECTED);
    assertThat(fixtures.recipients(chiba, "M16")).hasSize(1);
  }

  @Test
  @DisplayName("利益相反のある審査員は外れ、代わりの審査員が採点する")
  void replacesAReviewerWithAConflict() {
    SelectionRoundId round = reviewing();
    Person third = fixtures.person(RoleKind.REVIEWER, "40");
    ReviewId conflicted = fixtures.reviewOf(akita, first);
    fixtures.bean(ReviewService.class)
        .declare(fixtures.viewer(first), conflicted, ConflictRelation.INVOLVEMENT, "会議の委員である").orThrow();
    assertThat(fixtures.bean(ReviewPages.class).view(fixtures.viewer(first), conflicted).form()).isNull();
    ReviewerService reviewers = fixtures.bean(ReviewerService.class);
    assertThat(reviewers.replace(fixtures.viewer(manager), round, conflicted, null, "").isDone()).isFalse();
    assertThat(reviewers.replace(fixtures.viewer(manager), round, conflicted, other.id(), "").isDone()).isFalse();
    reviewers.replace(fixtures.viewer(manager), round, conflicted, third.id(), "").orThrow();
    fixtures.score(third, akita, 5, "良い");
    fixtures.score(other, akita, 5, "良い");
    fixtures.score(first, chiba, 5, "良い");
    assertThat(fixtures.state(round)).isEqualTo(RoundState.REVIEWING);
    fixtures.score(other, chiba, 5, "良い");
    assertThat(fixtures.state(round)).isEqualTo(RoundState.TIED);
    decidesTheTie(round);
  }

  @Test
  @DisplayName("割当ての画面を開いている間に取り下げられても、選んだ審査員と指摘はそれぞれの申込みに付く")
  void keepsTicksAtTheirApplication() throws Exception {
    SelectionRoundId round = opened();
    fixtures.confirm(clerk, akita);
    fixtures.confirm(clerk, chiba);
    fixtures.withdraw(akita);
    await().until(
        () -> fixtures.texts("select state from eligibility_judgement where application_id = '" + akita.value() + "'").equals(List.of("CANCELLED")));
    fixtures.send(manager, "/selection/" + round.value() + "/reviewers",
            "lines[0].application", akita.value().toString(), "lines[0].reviewers", first.id().toString(), "lines[0].reviewers", other.id().toString(),
            "lines[1].application", chiba.value().toString(), "lines[1].reviewers", other.id().toString())
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("id=\"lines0.reviewers-error\"")))
        .andExpect(content().string(containsString("value=\"" + other.id() + "\" checked")))
        .andExpect(content().string(not(containsString("value=\"" + first.id() + "\" checked"))));
    fixtures.send(manager, "/selection/" + round.value() + "/reviewers",
            "lines[0].application", akita.value().toString(),
            "lines[1].application", chiba.value().toString(), "lines[1].reviewers", first.id().toString(), "lines[1].reviewers", other.id().toString())
        .andExpect(status().is3xxRedirection());
    assertThat(fixtures.state(round)).isEqualTo(RoundState.REVIEWING);
  }

  @Test
  @DisplayName("返事のない審査員は、理由を添えて別の審査員に代え、本人に知らせる")
  void replacesAReviewerWhoDoesNotAnswer() throws Exception {
    SelectionRoundId round = reviewing();
    Person third = fixtures.person(RoleKind.REVIEWER, "40");
    ReviewId silent = fixtures.reviewOf(akita, first);
    ReviewerService reviewers = fixtures.bean(ReviewerService.class);
    assertThat(reviewers.replace(fixtures.viewer(manager), round, silent, third.id(), " ").isDone()).isFalse();
    assertThat(reviewers.replace(fixtures.viewer(manager), round, silent, null, "返事がない").isDone()).as("one is too few").isFalse();
    String replacement = "/selection/" + round.value() + "/reviews/" + silent.value() + "/replacement";
    String[] tooLong = {"reviewer", third.id().toString(), "reason", "あ".repeat(2001)};
    fixtures.send(clerk, replacement, tooLong).andExpect(status().isForbidden());
    fixtures.send(manager, replacement.replace(silent.value().toString(), java.util.UUID.randomUUID().toString()), tooLong)
        .andExpect(status().isNotFound());
    fixtures.send(manager, replacement, "reviewer", third.id().toString(), "reason", "長い理由の目印" + "あ".repeat(2000))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("長い理由の目印")))
        .andExpect(content().string(containsString("id=\"replacement-" + silent.value() + "-error\"")))
        .andExpect(content().string(containsString("value=\"" + third.id() + "\" selected")));
    fixtures.send(manager, replacement,
            "reviewer", third.id().toString(), "reason", "二度の連絡に返事がない")
        .andExpect(status().is3xxRedirection());
    fixtures.send(manager, replacement, tooLong).andExpect(status().isConflict());
    fixtures.send(manager, replacement, "reviewer", "", "reason", "").andExpect(status().isConflict());
    fixtures.open(manager, "/selection/" + round.value()).andExpect(content().string(containsString("二度の連絡に返事がない")));
    fixtures.open(first, "/reviews/" + silent.value()).andExpect(status().isOk())
        .andExpect(content().string(containsString("事務局の判断により別の方にお願いする")));
    assertThat(fixtures.count("select count(*) from outbox_mail where kind = 'selection-review-ended' and recipient = ?", first.mail())).isEqualTo(1);
    assertThat(fixtures.count("select count(*) from work_item where case_key = ?", fixtures.key(akita) + "-R1")
            + fixtures.count("select count(*) from work_item where case_key = ?", fixtures.key(akita) + "-R2")).as("one of the two first tasks is gone").isEqualTo(1);
    assertThatThrownBy(() -> fixtures.score(first, akita, 5, "遅れた採点")).isInstanceOf(jp.banso.kernel.AlreadyDone.class);
    for (Person reviewer : List.of(third, other)) {
      fixtures.score(reviewer, akita, 5, "良い");
    }
    fixtures.score(first, chiba, 3, "標準");
    fixtures.score(other, chiba, 3, "標準");
    assertThat(fixtures.state(round)).isEqualTo(RoundState.DECIDING);
  }

  private void decidesTheTie(SelectionRoundId round) {
    DecisionService decisions = fixtures.bean(DecisionService.class);
    assertThat(decisions.decideTie(fixtures.viewer(manager), round, List.of(), "合議").isDone()).isFalse();
    decisions.decideTie(fixtures.viewer(manager), round, List.of(chiba, akita), "8月5日の合議による").orThrow();
    RoundView view = fixtures.bean(RoundPages.class).round(fixtures.viewer(manager), round);
    assertThat(view.ranking()).extracting(RoundView.Rank::application).containsExactly(chiba, akita);
    assertThat(view.ranking()).extracting(RoundView.Rank::place).containsExactly(1, 2);
    assertThat(view.tie().method()).isEqualTo("COUNCIL");
  }

  @Test
  @DisplayName("要件を確認できた申込みが無ければ、該当なしとして要件を添えて知らせる")
  void endsWithoutSelection() throws Exception {
    SelectionRoundId round = opened();
    fixtures.judge(clerk, akita, false);
    fixtures.judge(clerk, chiba, false);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.RECALL_DECIDING);
    assertThat(fixtures.applicationState(akita)).as("told with all others").isEqualTo(ApplicationState.ACCEPTED);
    RecallService recalls = fixtures.bean(RecallService.class);
    recalls.propose(fixtures.viewer(manager), round, null, "応募要件を確認できた申込みがない").orThrow();
    assertThat(recalls.concur(fixtures.onTheWordOfTheMinistry(manager), round, true, "").isDone()).isFalse();
    recalls.concur(fixtures.onTheWordOfTheMinistry(clerk), round, true, "").orThrow();
    fixtures.awaitState(round, RoundState.NONE_SELECTED);
    await().until(() -> fixtures.recipients(akita, "M16").size() == 1);
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.INELIGIBLE);
    fixtures.open(fixtures.drafterOf(akita), "/applications/" + akita.value()).andExpect(status().isOk())
        .andExpect(content().string(containsString("応募要件の確認ができなかった")))
        .andExpect(content().string(not(containsString("申込みを取り下げる"))));
    assertThat(fixtures.texts("select body from outbox_mail where kind = 'M16' and case_key = '" + fixtures.key(akita) + "'"))
        .singleElement().asString().contains("拠点を設置している地域であること").doesNotContain("不適格", "B-R03");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("該当なしと繰上げのメールは、厚生労働省本人の了承なら直ちに、代理入力なら取消しのできる送信待ちを経て送られる")
  void holdsWhatTheSecretariatAloneEntered(boolean inPerson) {
    fixtures.jdbc().sql("update public_call set hold_minutes = 10 where id = ?").param(call.value()).update();
    SelectionRoundId round = opened();
    fixtures.judge(clerk, akita, false);
    fixtures.judge(clerk, chiba, false);
    RecallService recalls = fixtures.bean(RecallService.class);
    recalls.propose(fixtures.viewer(manager), round, null, "応募要件を確認できた申込みがない").orThrow();
    recalls.concur(word(inPerson), round, true, "").orThrow();
    await().until(() -> fixtures.recipients(akita, "M16").size() == 1);
    assertHeld(akita, "M16", !inPerson);

    call = fixtures.call();
    SelectionRoundId selected = concurred();
    fixtures.bean(ReleaseService.class).order(fixtures.viewer(second), selected, fixtures.roundVersion(selected)).orThrow();
    fixtures.awaitState(selected, RoundState.RELEASED);
    fixtures.jdbc().sql("update public_call set hold_minutes = 10 where id = ?").param(call.value()).update();
    fixtures.bean(Declines.class).declined(akita, "体制が整わない");
    ReservePromotionId promotion =
        new ReservePromotionId(
            fixtures.jdbc().sql("select id from reserve_promotion where round_id = ?").param(selected.value()).query(java.util.UUID.class).single());
    ReserveService reserves = fixtures.bean(ReserveService.class);
    reserves.propose(fixtures.viewer(manager), promotion, chiba, "次点のため").orThrow();
    reserves.concur(word(inPerson), promotion, true, "").orThrow();
    await().until(() -> fixtures.recipients(chiba, "M18").size() == 1);
    assertHeld(chiba, "M18", !inPerson);
  }

  private Viewer word(boolean inPerson) {
    return inPerson ? fixtures.viewer(ministry) : fixtures.onTheWordOfTheMinistry(clerk);
  }

  private void assertHeld(ApplicationId id, String kind, boolean held) {
    assertThat(fixtures.count("select count(*) from outbox_mail where case_key = ? and kind = ? and not_before > created_at + interval '9 minutes'", fixtures.key(id), kind))
        .isEqualTo(held ? 1 : 0);
  }

  @Test
  @DisplayName("申込みが無ければ、了承を得て新しい期限で再公募する")
  void recallsWithoutApplications() {
    fixtures.jdbc().sql("update public_call set state = 'CLOSED' where id = ?").param(call.value()).update();
    fixtures.bean(RoundService.class).settled(call);
    SelectionRoundId round =
        new SelectionRoundId(
            fixtures.jdbc().sql("select id from selection_round where call_id = ?").param(call.value()).query(java.util.UUID.class).single());
    fixtures.awaitState(round, RoundState.RECALL_DECIDING);
    RecallService recalls = fixtures.bean(RecallService.class);
    assertThat(recalls.propose(fixtures.viewer(manager), round, fixtures.today(), "応募なし").isDone()).isFalse();
    recalls.propose(fixtures.viewer(manager), round, fixtures.today().plusDays(60), "応募なし").orThrow();
    recalls.concur(fixtures.viewer(ministry), round, true, "").orThrow();
    fixtures.awaitState(round, RoundState.RECALLED);
  }

  @Test
  @DisplayName("10日と2週間の知らせは、受理・不受理がそろう前でも、結果が出ていないときに一度だけ")
  void warnsAndFlagsOnce() {
    akita = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    fixtures.bean(RoundService.class).open(call);
    SelectionRoundId round =
        new SelectionRoundId(
            fixtures.jdbc().sql("select id from selection_round where call_id = ?").param(call.value()).query(java.util.UUID.class).single());
    assertThat(fixtures.state(round)).isEqualTo(RoundState.SETTLING);
    CaseKey key = new CaseKey(fixtures.roundKey(round));
    RoundService rounds = fixtures.bean(RoundService.class);
    rounds.warnDelay(key);
    rounds.warnDelay(key);
    rounds.flagDelay(key);
    rounds.flagDelay(key);
    assertThat(fixtures.recipients(akita, "result-delayed")).hasSize(1);
    assertThat(fixtures.count("select count(*) from outbox_mail where case_key = ? and kind = 'selection-delay' and recipient = ?", key.value(), manager.mail())).isEqualTo(1);
    assertThat(fixtures.bean(RoundPages.class).round(fixtures.viewer(clerk), round).facts().delayFlagged()).isTrue();
  }

  private List<Throwable> together(Callable<Void> act) throws Exception {
    return failures(List.of(act, act));
  }

  private static List<Throwable> failures(List<Callable<Void>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    List<Throwable> failures = new ArrayList<>();
    try {
      for (Future<Void> future : threads.invokeAll(acts)) {
        try {
          future.get();
        } catch (java.util.concurrent.ExecutionException e) {
          failures.add(e.getCause());
        }
      }
    } finally {
      threads.shutdown();
    }
    return failures;
  }
}
