package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.ApplicationState;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("要件の判定から結果の通知まで、画面だけで進められる")
class SelectionWalkTests {

  private static final String CANARY = "封印の目印";

  @Autowired private ApplicationContext context;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person second;
  private Person clerk;
  private Person ministry;
  private Person first;
  private Person other;
  private Person neighbour;
  private ApplicationId akita;
  private ApplicationId chiba;
  private SelectionRoundId round;

  @BeforeEach
  void openRound() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    second = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    ministry = fixtures.person(RoleKind.MINISTRY, null);
    first = fixtures.person(RoleKind.REVIEWER, "13");
    other = fixtures.person(RoleKind.REVIEWER, "27");
    neighbour = fixtures.person(RoleKind.REVIEWER, "05");
    CallId call = fixtures.call();
    akita = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    chiba = fixtures.accepted(call, "12", SelectionFixtures.CHIBA);
    round = fixtures.opened(call);
  }

  @Test
  @DisplayName("選定、補欠、辞退、繰上げまで進み、採点は責任者と厚生労働省のほか誰にも見えない")
  void walksToTheResultAndToTheReserve() throws Exception {
    judgeBoth();
    assign();
    scoreAll();
    decide();
    release();
    assertThat(fixtures.texts(engineTexts())).noneMatch(text -> text != null && text.contains(CANARY));
    assertThat(fixtures.texts("select body from outbox_mail")).noneMatch(text -> text.contains(CANARY));
    assertThat(fixtures.texts("select details::text from audit_entry")).noneMatch(text -> text.contains(CANARY));
    declineAndPromote();
  }

  private void judgeBoth() throws Exception {
    fixtures.open(clerk, "/selection").andExpect(status().isOk());
    fixtures.open(clerk, path("")).andExpect(status().isOk());
    for (ApplicationId id : List.of(akita, chiba)) {
      String page = "/selection/eligibility/" + id.value();
      fixtures.open(clerk, page).andExpect(status().isOk());
      fixtures.open(ministry, page).andExpect(status().isOk());
      EligibilityView view = fixtures.bean(EligibilityPages.class).view(fixtures.viewer(clerk), id);
      List<String> fields =
          new ArrayList<>(
              List.of("version", "" + view.version(), "verdict", "MET", "reason", "申込書で確認した"));
      for (int i = 0; i < view.findings().size(); i++) {
        fields.addAll(List.of("findings[" + i + "].answer", "MET", "findings[" + i + "].reason", "電話で確認した"));
      }
      List<String> open = new ArrayList<>(fields);
      open.set(open.indexOf("MET"), "");
      fixtures.send(clerk, page, open.toArray(String[]::new)).andExpect(status().isUnprocessableEntity());
      open.set(open.indexOf("申込書で確認した"), "");
      fixtures.send(clerk, page, open.toArray(String[]::new))
          .andExpect(content().string(containsString("href=\"#verdict\">応募要件の判定：")))
          .andExpect(content().string(containsString("href=\"#reason\">")));
      ok(clerk, page, fields.toArray(String[]::new));
      fixtures.send(clerk, page, fields.toArray(String[]::new)).andExpect(status().isConflict());
      fixtures.open(clerk, page).andExpect(status().isOk());
    }
    assertThat(fixtures.state(round)).isEqualTo(RoundState.ASSIGNING);
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.ELIGIBLE);
  }

  private void assign() throws Exception {
    fixtures.open(manager, path("/reviewers")).andExpect(status().isOk()).andExpect(content().string(containsString("選べません")));
    fixtures.send(manager, path("/reviewers"), chosen(first, neighbour)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("審査員にはできません")));
    fixtures.send(manager, path("/reviewers"), chosen(first, first)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#lines0.reviewers\"")))
        .andExpect(content().string(containsString("href=\"#lines1.reviewers\"")))
        .andExpect(content().string(containsString("id=\"lines1.reviewers-error\"")))
        .andExpect(content().string(containsString("2人以上必要です")));
    fixtures.send(clerk, path("/reviewers"), chosen(first, other)).andExpect(status().isForbidden());
    ok(manager, path("/reviewers"), chosen(first, other));
    assertThat(fixtures.state(round)).isEqualTo(RoundState.REVIEWING);
  }

  private String[] chosen(Person one, Person two) {
    return new String[] {
      "lines[0].application", akita.value().toString(), "lines[0].reviewers", one.id().toString(),
      "lines[0].reviewers", two.id().toString(), "lines[1].application", chiba.value().toString(),
      "lines[1].reviewers", one.id().toString(), "lines[1].reviewers", two.id().toString()
    };
  }

  private void scoreAll() throws Exception {
    String mine = "/reviews/" + fixtures.reviewOf(akita, first).value();
    fixtures.open(first, "/reviews").andExpect(status().isOk());
    fixtures.open(first, mine).andExpect(status().isOk()).andExpect(content().string(not(containsString("応募の理由"))));
    fixtures.open(other, mine).andExpect(status().isNotFound());
    fixtures.open(manager, mine).andExpect(status().isNotFound());
    fixtures.open(first, path("")).andExpect(status().isNotFound());
    fixtures.send(first, mine + "/declaration", "relation", "RESIDENCE", "reason", "").andExpect(status().isUnprocessableEntity());
    ok(first, mine + "/declaration", "relation", "NONE", "reason", "");
    fixtures.open(first, mine).andExpect(status().isOk()).andExpect(content().string(containsString("応募の理由")));
    fixtures.send(first, mine + "/scores", "act", "submit", "version", "1").andExpect(status().isBadRequest());
    fixtures.send(first, mine + "/scores", sheet(akita, first, "submit", 9)).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(CANARY)));
    String[] open = sheet(akita, first, "submit", 4);
    java.util.Arrays.setAll(open, i -> i > 6 && open[i - 1].matches("lines.*(points|reason)") ? "" : open[i]);
    fixtures.send(first, mine + "/scores", open).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("href=\"#lines0.points\">評価項目1 ")))
        .andExpect(content().string(containsString("href=\"#lines0.reason\">評価項目1 ")))
        .andExpect(content().string(containsString("href=\"#lines1.points\">評価項目2 ")));
    ok(first, mine + "/scores", sheet(akita, first, "keep", 4));
    fixtures.open(first, mine).andExpect(content().string(containsString(CANARY)));
    ok(first, mine + "/scores", sheet(akita, first, "submit", 5));
    fixtures.send(first, mine + "/scores", sheet(akita, first, "submit", 1)).andExpect(status().isConflict());
    for (Person reader : List.of(manager, ministry, clerk)) {
      fixtures.open(reader, path("")).andExpect(status().isOk()).andExpect(content().string(not(containsString(CANARY))));
    }
    fixtures.score(first, chiba, 3, CANARY);
    fixtures.score(other, chiba, 3, CANARY);
    fixtures.open(other, "/reviews/" + fixtures.reviewOf(akita, other).value()).andExpect(content().string(not(containsString(CANARY))));
    fixtures.score(other, akita, 4, CANARY);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.DECIDING);
    fixtures.open(manager, path("")).andExpect(content().string(containsString(CANARY))).andExpect(content().string(containsString("90.00")));
    fixtures.open(ministry, path("")).andExpect(content().string(containsString("90.00")));
    fixtures.open(clerk, path("")).andExpect(content().string(not(containsString(CANARY)))).andExpect(content().string(not(containsString("90.00"))));
  }

  private String[] sheet(ApplicationId id, Person reviewer, String act, int points) {
    ReviewView view = fixtures.bean(ReviewPages.class).view(fixtures.viewer(reviewer), fixtures.reviewOf(id, reviewer));
    List<String> fields = new ArrayList<>(List.of("act", act, "version", "" + view.version(), "comment", CANARY));
    for (int i = 0; i < view.criteria().size(); i++) {
      fields.addAll(
          List.of(
              "lines[" + i + "].criterion", view.criteria().get(i).id().toString(),
              "lines[" + i + "].points", "" + points, "lines[" + i + "].reason", CANARY));
    }
    return fields.toArray(String[]::new);
  }

  private void decide() throws Exception {
    fixtures.open(manager, path("/decision")).andExpect(status().isOk()).andExpect(content().string(containsString(CANARY)));
    fixtures.open(clerk, path("/decision")).andExpect(redirectedUrl(path("")));
    fixtures.open(clerk, path("")).andExpect(status().isOk()).andExpect(content().string(not(containsString(CANARY))));
    String[] nothing = draft("", "RESERVE");
    for (String typed : List.of("総合的に判断した", "課題が具体的である", "次点である", "１")) {
      nothing[Arrays.asList(nothing).indexOf(typed)] = "";
    }
    ResultActions refused =
        fixtures.send(manager, path("/decision"), nothing).andExpect(status().isUnprocessableEntity())
            .andExpect(content().string(containsString(">1番目の申込み 結果：結果を選択してください。</a>")));
    for (String field : List.of("lines0.outcome", "lines0.reason", "lines1.rank", "lines1.reason", "summary")) {
      refused.andExpect(content().string(containsString("id=\"" + field + "-error\"")));
    }
    fixtures.send(manager, path("/decision"), draft("SELECTED", "SELECTED")).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("選定できるのは1地域までです")));
    ok(manager, path("/decision"), draft("SELECTED", "RESERVE"));
    fixtures.open(ministry, path("/concurrence")).andExpect(status().isOk());
    fixtures.open(clerk, path("/concurrence")).andExpect(status().isOk()).andExpect(content().string(not(containsString("90.00"))));
    fixtures.send(ministry, path("/concurrence"), "decision", "RETURNED", "note", "").andExpect(status().isUnprocessableEntity());
    ok(ministry, path("/concurrence"), "decision", "RETURNED", "note", "理由を詳しくしてください");
    fixtures.open(manager, path("/decision")).andExpect(content().string(containsString("理由を詳しくしてください")));
    ok(manager, path("/decision"), draft("SELECTED", "RESERVE"));
    fixtures.send(clerk, path("/concurrence"), "decision", "AGREED", "note", "").andExpect(status().isUnprocessableEntity());
    ok(ministry, path("/concurrence"), "decision", "AGREED", "note", "");
    assertThat(fixtures.state(round)).isEqualTo(RoundState.CONCURRED);
  }

  private String[] draft(String ofAkita, String ofChiba) {
    return new String[] {
      "version", "" + fixtures.roundVersion(round), "summary", "総合的に判断した",
      "lines[0].application", akita.value().toString(), "lines[0].outcome", ofAkita, "lines[0].rank", "",
      "lines[0].reason", "課題が具体的である",
      "lines[1].application", chiba.value().toString(), "lines[1].outcome", ofChiba, "lines[1].rank", "１",
      "lines[1].reason", "次点である"
    };
  }

  private void release() throws Exception {
    fixtures.open(second, path("/release")).andExpect(status().isOk())
        .andExpect(content().string(containsString(facts(akita).deskMail())));
    String version = "" + fixtures.roundVersion(round);
    fixtures.send(clerk, path("/release"), "version", version).andExpect(status().isForbidden());
    ok(manager, path("/release"), "version", version);
    assertThat(fixtures.state(round)).as("the preparer may not release").isEqualTo(RoundState.CONCURRED);
    ok(second, path("/release"), "version", version);
    fixtures.awaitState(round, RoundState.RELEASED);
    org.awaitility.Awaitility.await().until(() -> fixtures.recipients(akita, "M15").size() == 1 && fixtures.recipients(chiba, "M16").size() == 1);
    assertThat(fixtures.recipients(chiba, "M17")).as("reserves are not disclosed").isEmpty();
    assertEnvelope(akita, "M15");
    assertEnvelope(chiba, "M16");
    assertThat(fixtures.texts("select body from outbox_mail where kind = 'M15' and case_key = '" + fixtures.key(akita) + "'"))
        .singleElement().asString().contains("/support/" + akita.value() + "/acceptance");
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.SELECTED);
    assertThat(fixtures.applicationState(chiba)).isEqualTo(ApplicationState.RESERVE);
    for (ApplicationId told : List.of(akita, chiba)) {
      fixtures.open(clerk, "/applications/" + told.value()).andExpect(content().string(containsString("結果の通知（通知済）")));
    }
    fixtures.send(second, path("/release"), "version", version).andExpect(status().isConflict());
    for (Person reader : List.of(manager, ministry, clerk)) {
      fixtures.open(reader, path("")).andExpect(status().isOk());
    }
  }

  /** To the 代表者 as printed on the form, copies to the 作成担当者 and the prefecture, and to nobody else, as the mail server was told. */
  private void assertEnvelope(ApplicationId id, String kind) {
    ApplicationFacts facts = facts(id);
    assertThat(facts.representativeMail()).isEqualTo(facts.answers().text("representative.email")).isNotBlank();
    Set<String> wanted = new TreeSet<>(List.of(facts.representativeMail(), facts.drafterMail(), facts.deskMail()));
    assertThat(wanted).as("three different addresses").hasSize(3);
    assertThat(fixtures.recipients(id, kind)).containsExactly(facts.representativeMail());
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        new TreeSet<>(
                            fixtures.jdbc()
                                .sql("select d.receiver from demo_mail d join outbox_mail m on m.message_id = d.message_id"
                                    + " where m.case_key = ? and m.kind = ?")
                                .params(fixtures.key(id), kind).query(String.class).list()))
                    .isEqualTo(wanted));
  }

  private ApplicationFacts facts(ApplicationId id) {
    return fixtures.bean(ApplicationRecords.class).facts(id);
  }

  private void declineAndPromote() throws Exception {
    fixtures.bean(Declines.class).declined(akita, "体制が整わない");
    fixtures.bean(Declines.class).declined(akita, "体制が整わない");
    assertThat(fixtures.applicationState(akita)).isEqualTo(ApplicationState.DECLINED);
    String id =
        fixtures.jdbc().sql("select id::text from reserve_promotion where round_id = ?").param(round.value()).query(String.class).single();
    String page = "/selection/reserves/" + id;
    fixtures.open(manager, page).andExpect(status().isOk());
    fixtures.send(manager, page, "choice", "", "reason", "").andExpect(status().isUnprocessableEntity());
    ok(manager, page, "choice", chiba.value().toString(), "reason", "次点のため");
    fixtures.open(ministry, page).andExpect(status().isOk());
    assertThat(
            fixtures.bean(ReserveService.class).concur(
                fixtures.onTheWordOfTheMinistry(manager), new ReservePromotionId(java.util.UUID.fromString(id)), true, "").isDone())
        .as("the proposer may not enter the ministry's word").isFalse();
    ok(ministry, page + "/concurrence", "decision", "AGREED", "note", "");
    org.awaitility.Awaitility.await().until(() -> fixtures.recipients(chiba, "M18").size() == 1);
    assertThat(fixtures.applicationState(chiba)).isEqualTo(ApplicationState.SELECTED);
    assertThat(fixtures.count("select count(*) from decision_place where application_id = ? and seat = 1", chiba.value())).isEqualTo(1);
    fixtures.open(clerk, page).andExpect(status().isOk());
    fixtures.open(clerk, path("")).andExpect(status().isOk()).andExpect(content().string(containsString("繰上げの通知")));
  }

  private static String engineTexts() {
    return "select text_ from act_ru_variable where text_ is not null union all"
        + " select text_ from act_hi_varinst where text_ is not null union all"
        + " select convert_from(bytes_, 'UTF8') from act_ge_bytearray where name_ like 'var%'";
  }

  private String path(String more) {
    return "/selection/" + round.value() + more;
  }

  private void ok(Person person, String path, String... fields) throws Exception {
    fixtures.send(person, path, fields).andExpect(status().is3xxRedirection());
  }
}
