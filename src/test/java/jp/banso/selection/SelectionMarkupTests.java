package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.banso.BansoTest;
import jp.banso.Markup;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("選定で書かれた文字")
class SelectionMarkupTests {

  @Autowired private ApplicationContext context;

  @Test
  @DisplayName("判定・講評・選定案・了承の理由は、どの画面でもメールでも文字のまま")
  void showsMarkupAsText() throws Exception {
    SelectionFixtures fixtures = new SelectionFixtures(context);
    Person manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    Person clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    Person ministry = fixtures.person(RoleKind.MINISTRY, null);
    Person first = fixtures.person(RoleKind.REVIEWER, "13");
    Person other = fixtures.person(RoleKind.REVIEWER, "27");
    CallId call = fixtures.call();
    ApplicationId application = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    SelectionRoundId round = fixtures.opened(call);
    EligibilityView judged = fixtures.bean(EligibilityPages.class).view(fixtures.viewer(clerk), application);
    fixtures.bean(EligibilityService.class)
        .judge(
            fixtures.viewer(clerk), application, judged.version(),
            new EligibilityVerdict(
                true,
                judged.findings().stream()
                    .map(finding -> new EligibilityVerdict.FindingAnswer(true, Markup.TEXT))
                    .toList(),
                List.of(), Markup.TEXT))
        .orThrow();
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(application, Set.of(first.id(), other.id())))
        .orThrow();
    fixtures.score(first, application, 5, Markup.TEXT);
    fixtures.score(other, application, 4, Markup.TEXT);
    prepare(fixtures, manager, round, application);
    fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), round, false, Markup.TEXT).orThrow();
    String page = "/selection/" + round.value();
    Markup.assertShownAsText("note of the ministry", page(fixtures, manager, page + "/decision"));
    prepare(fixtures, manager, round, application);
    fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), round, true, Markup.TEXT).orThrow();

    for (Person reader : List.of(manager, ministry, clerk)) {
      for (String path :
          List.of(page, page + "/decision", page + "/concurrence", page + "/release", "/selection",
              "/selection/eligibility/" + application.value(), "/tasks", "/")) {
        Markup.assertHarmless(path, page(fixtures, reader, path));
      }
    }
    Markup.assertShownAsText("round", page(fixtures, manager, page));
    Markup.assertShownAsText("verdict", page(fixtures, clerk, "/selection/eligibility/" + application.value()));
    Markup.assertShownAsText(
        "own review", page(fixtures, first, "/reviews/" + fixtures.reviewOf(application, first).value()));
    assertThat(
            fixtures.texts(
                "select subject || body from outbox_mail where case_key like '" + fixtures.key(application) + "%'"
                    + " or case_key = '" + fixtures.roundKey(round) + "'"))
        .isNotEmpty()
        .allSatisfy(mail -> assertThat(mail).doesNotContain(Markup.EVALUATED));
  }

  private static void prepare(
      SelectionFixtures fixtures, Person manager, SelectionRoundId round, ApplicationId application) {
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), round, fixtures.roundVersion(round),
            new DecisionDraft(
                List.of(new DecisionDraft.Line(application, OutcomeKind.SELECTED, null, Markup.TEXT)), Markup.TEXT))
        .orThrow();
  }

  private static String page(SelectionFixtures fixtures, Person person, String path) throws Exception {
    return fixtures.open(person, path).andReturn().getResponse().getContentAsString();
  }
}
