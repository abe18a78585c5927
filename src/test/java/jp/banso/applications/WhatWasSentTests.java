package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.parties.RoleKind;
import jp.banso.platform.workflow.EngineTimers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Walk item 7 of the issue: each reads what came to them, never what is being written elsewhere. */
@BansoTest
@DisplayName("送られていない文は、受け取る側に見えない")
class WhatWasSentTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";
  private static final String SENT = "大仙・仙北";
  private static final String UNSENT = "まだ送っていない地域名";

  @Autowired private ApplicationContext context;
  @Autowired private CaseReading cases;
  @Autowired private ApplicationQueries queries;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private WithdrawalService withdrawals;
  @Autowired private SettlementService settlement;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private Person clerk;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    clerk = region.person(RoleKind.SECRETARIAT, null);
  }

  @Test
  @DisplayName("補正中に取り下げられても、事務局は送られた版を読む")
  void staffReadWhatWasSentAfterAWithdrawalOutOfACorrection() {
    ApplicationId id = correcting();
    writeUnsent(id);
    assertReads(clerk, id, SENT);

    withdrawals
        .withdraw(region.viewer(drafter), id, region.version(drafter, id), "体制が整わないため")
        .orThrow();

    assertThat(region.state(id)).isEqualTo(ApplicationState.WITHDRAWN);
    assertReads(clerk, id, SENT);
    assertReads(drafter, id, UNSENT);
  }

  @Test
  @DisplayName("回答期限が過ぎた後の二度目の補正でも、送られなかった訂正は事務局に見えない")
  void staffNeverReadACorrectionThatWasNotSent() {
    ApplicationId id = correcting();
    writeUnsent(id);
    passTheTerm(id);
    askAgain(id);

    assertReads(clerk, id, SENT);
  }

  @Test
  @DisplayName("県が返した申込書が未提出で終わっても、県は渡された版を読む")
  void thePrefectureReadsWhatWasHandedOver() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    region.handOver(drafter, id);
    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), id, region.version(official, id),
            List.of(new ReturnReason("reason", "", "具体的に")), null, CheckSheet.blank())
        .orThrow();
    writeUnsent(id);
    assertReads(official, id, SENT);

    settlement.callClosed(call);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> region.state(id) == ApplicationState.UNSUBMITTED);

    assertReads(official, id, SENT);
    assertReads(drafter, id, UNSENT);
  }

  @Test
  @DisplayName("提出の前に変更された代表者は、事務局の見る版に入らず、比較もできない")
  void staffNeverReadAVersionFromBeforeTheSubmission() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    region.handOver(drafter, id);
    changeRepresentative(id, "before@example.jp");
    assertThat(cases.versions(region.viewer(clerk), id)).isEmpty();
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    changeRepresentative(id, "after@example.jp");

    assertThat(cases.versions(region.viewer(clerk), id))
        .extracting(VersionView::occasionKey)
        .containsExactly("applications.version.SUBMITTED", "applications.version.REPRESENTATIVE_CHANGED");
    int before = cases.versions(region.viewer(drafter), id).get(1).number();
    int after = cases.versions(region.viewer(clerk), id).get(1).number();
    assertThat(cases.changes(region.viewer(drafter), id, before, after)).isNotEmpty();
    assertThatThrownBy(() -> cases.changes(region.viewer(clerk), id, before, after))
        .isInstanceOf(NotFound.class);
  }

  @Test
  @DisplayName("渡される前の下書きは、補正を書く県と事務局にも、履歴・比較・書き戻しのどこからも読めない")
  void whoCorrectsNeverReadsADraftFromBeforeTheHandOver() throws Exception {
    String secret = "誰にも見せない下書きの文";
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    region.save(drafter, id, CaseFile.load(CASE).answers().with("reason", secret));
    long unshown = region.version(drafter, id);
    region.save(drafter, id, CaseFile.load(CASE).answers());
    long handed = region.version(drafter, id);
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    askAgain(id);
    DraftService drafts = context.getBean(DraftService.class);
    region.save(drafter, id, CaseFile.load(CASE).answers().with("regionName", "補正した地域名"));
    String page = "/applications/" + id.value() + "/earlier";
    String[] from = {"" + unshown};
    Map<String, String[]> back = Map.of("version", new String[] {"" + region.version(official, id)}, "from", from);
    for (Person one : List.of(official, clerk)) {
      region.open(one, page).andExpect(status().isOk()).andExpect(content().string(not(containsString(secret))));
      region.open(one, page + "?from=" + handed).andExpect(status().isOk());
      region.open(one, page + "?from=" + unshown).andExpect(status().isNotFound());
      region.open(one, page + "?from=" + handed + "&to=" + unshown).andExpect(status().isNotFound());
    }
    region.send(official, page, back).andExpect(status().isNotFound());
    Map<String, String[]> typed = CaseFile.parametersOf(CaseFile.load(CASE).answers().with("reason", "県の案"));
    assertThat(drafts.save(region.viewer(official), id, unshown, typed).toString()).doesNotContain(secret);
    region.open(drafter, page + "?from=" + unshown).andExpect(status().isOk()).andExpect(content().string(containsString(secret)));
  }

  private void changeRepresentative(ApplicationId id, String mail) {
    context.getBean(RepresentativeService.class)
        .change(
            region.viewer(drafter), id, region.version(drafter, id),
            Map.of("a.representative.email", new String[] {mail}), "異動のため")
        .orThrow();
  }

  private void assertReads(Person person, ApplicationId id, String name) {
    assertThat(cases.answers(region.viewer(person), id).orElseThrow().text("regionName"))
        .isEqualTo(name);
    assertThat(cases.view(region.viewer(person), id).areaName()).isEqualTo(name);
    ApplicationFilter ofCall = new ApplicationFilter(call.value(), null, null, null);
    assertThat(queries.page(region.viewer(person), ofCall, null, 5))
        .extracting(ApplicationLine::areaName)
        .containsExactly(name);
    ApplicationFilter unsent = new ApplicationFilter(call.value(), null, null, UNSENT);
    assertThat(queries.count(region.viewer(person), unsent).number())
        .isEqualTo(name.equals(UNSENT) ? 1 : 0);
  }

  private ApplicationId correcting() {
    ApplicationId id = region.filled(call, drafter, PREFECTURE, CASE);
    region.handOver(drafter, id);
    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    askAgain(id);
    return id;
  }

  private void askAgain(ApplicationId id) {
    formalChecks
        .returnForCorrection(
            region.viewer(clerk), id, region.version(clerk, id),
            List.of(new ReturnReason("reason", "", "具体的に")))
        .orThrow();
  }

  private void passTheTerm(ApplicationId id) {
    context.getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              context.getBean(JdbcClient.class)
                  .sql("update application set correction_due_at = started_at, version = version + 1 where id = ?")
                  .param(id.value())
                  .update();
              context.getBean(EngineTimers.class)
                  .move(
                      new CaseKey(region.key(id)), "BoundaryEvent_CorrectionTermPassed",
                      region.now().minusSeconds(60));
            });
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> region.openTasks(id).contains("UserTask_CheckFormalities")
            && region.state(id) == ApplicationState.RECEIVED);
  }

  private void writeUnsent(ApplicationId id) {
    region.save(drafter, id, CaseFile.load(CASE).answers().with("regionName", UNSENT));
  }
}
