package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("選定の画面")
class SelectionPageTests {

  private static final int FEW = 3;
  private static final int MANY = 12;

  @Autowired private ApplicationContext context;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person ministry;
  private Person clerk;
  private Person first;
  private Person other;

  @BeforeEach
  void cast() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    ministry = fixtures.person(RoleKind.MINISTRY, null);
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    first = fixtures.person(RoleKind.REVIEWER, "46");
    other = fixtures.person(RoleKind.REVIEWER, "47");
  }

  private record Selecting(SelectionRoundId round, List<ApplicationId> applications) {}

  private Selecting selecting(int number) {
    CallId call = fixtures.call();
    List<ApplicationId> all =
        IntStream.rangeClosed(1, number)
            .mapToObj(prefecture -> fixtures.accepted(call, "%02d".formatted(prefecture), SelectionFixtures.AKITA))
            .toList();
    return new Selecting(fixtures.opened(call), all);
  }

  private void confirm(Selecting selecting) {
    selecting.applications().forEach(id -> fixtures.confirm(clerk, id));
  }

  private void assign(Selecting selecting) {
    fixtures.bean(ReviewerService.class)
        .assign(
            fixtures.viewer(manager), selecting.round(),
            selecting.applications().stream()
                .collect(Collectors.toMap(Function.identity(), id -> Set.of(first.id(), other.id()))))
        .orThrow();
  }

  private void score(Selecting selecting) {
    int points = 5;
    for (ApplicationId id : selecting.applications()) {
      fixtures.score(first, id, points, "理由");
      fixtures.score(other, id, points, "理由");
      points = Math.max(1, points - 1);
    }
  }

  @Test
  @DisplayName("添付資料は、利益相反がないと申告した審査員だけが、自分の審査から読む")
  void reviewersReadThePapersOfTheirReviews() throws Exception {
    Selecting one = selecting(1);
    confirm(one);
    assign(one);
    ApplicationId application = one.applications().get(0);
    String review = "/reviews/" + fixtures.reviewOf(application, first).value();
    String paper =
        "/papers/" + fixtures.bean(ApplicationRecords.class).papers(application).get(0).id().value();
    fixtures.open(first, review + paper).andExpect(status().isNotFound());

    fixtures.bean(ReviewService.class)
        .declare(fixtures.viewer(first), fixtures.reviewOf(application, first), ConflictRelation.NONE, "")
        .orThrow();
    fixtures.open(first, review).andExpect(content().string(containsString(review + paper)));
    fixtures.open(first, review + paper).andExpect(status().isOk()).andExpect(content().bytes(SelectionFixtures.PAPER));
    fixtures.open(other, review + paper).andExpect(status().isNotFound());
    fixtures.open(other, "/reviews/" + fixtures.reviewOf(application, other).value() + paper).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("画面の問合せの回数は、申込みが3件でも12件でも変わらない")
  void asksTheDatabaseAsOftenForTwelveAsForThree() throws Exception {
    Selecting few = selecting(FEW);
    Selecting many = selecting(MANY);
    confirm(few);
    confirm(many);
    same(manager, few, many, "");
    same(manager, few, many, "/reviewers");
    assign(few);
    int lists = statements(first, "/reviews");
    assign(many);
    assertThat(statements(first, "/reviews")).as("/reviews").isEqualTo(lists);
    same(manager, few, many, "");
    same(clerk, few, many, "");
    score(few);
    score(many);
    same(manager, few, many, "");
    same(manager, few, many, "/decision");
    prepare(few);
    prepare(many);
    same(ministry, few, many, "/concurrence");
    Person second = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    for (Selecting each : List.of(few, many)) {
      fixtures.bean(DecisionService.class).concur(fixtures.viewer(ministry), each.round(), true, "").orThrow();
    }
    same(second, few, many, "/release");
  }

  private void prepare(Selecting selecting) {
    List<DecisionDraft.Line> lines = new ArrayList<>();
    for (ApplicationId id : selecting.applications()) {
      lines.add(
          lines.isEmpty()
              ? new DecisionDraft.Line(id, OutcomeKind.SELECTED, null, "理由")
              : new DecisionDraft.Line(id, OutcomeKind.RESERVE, lines.size(), "理由"));
    }
    fixtures.bean(DecisionService.class)
        .prepare(
            fixtures.viewer(manager), selecting.round(), fixtures.roundVersion(selecting.round()),
            new DecisionDraft(lines, "総合的に判断した"))
        .orThrow();
  }

  private void same(Person person, Selecting few, Selecting many, String page) throws Exception {
    int ofFew = statements(person, "/selection/" + few.round().value() + page);
    assertThat(statements(person, "/selection/" + many.round().value() + page))
        .as("page " + page + " in " + fixtures.state(many.round())).isPositive().isEqualTo(ofFew);
  }

  @Test
  @DisplayName("選定、公募、受付の一覧の問合せの回数も、行が増えても変わらない")
  void asksTheDatabaseAsOftenForLongerLists() throws Exception {
    selecting(1);
    List<String> lists = List.of("/selection", "/calls", "/intake");
    List<Integer> before = counts(lists);
    selecting(2);
    // what is asked once for all rounds that are not settled may have become needless
    List<Integer> after = counts(lists);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < after.size(); i++) {
      assertThat(after.get(i)).as(lists.get(i)).isLessThanOrEqualTo(before.get(i));
    }
  }

  private List<Integer> counts(List<String> pages) throws Exception {
    List<Integer> counts = new ArrayList<>();
    for (String page : pages) {
      counts.add(statements(clerk, page));
    }
    return counts;
  }

  private int statements(Person person, String page) throws Exception {
    fixtures.open(person, page).andExpect(status().isOk());
    try (SqlLog log = new SqlLog()) {
      fixtures.open(person, page).andExpect(status().isOk());
      return log.ofThePage().size();
    }
  }

  @Test
  @DisplayName("他の人が先に保存していれば、二つの版を並べ、入力したものは失われない")
  void keepsWhatWasTyped() throws Exception {
    Selecting selecting = selecting(2);
    ApplicationId one = selecting.applications().get(0);
    ApplicationId two = selecting.applications().get(1);
    EligibilityView seen = fixtures.bean(EligibilityPages.class).view(fixtures.viewer(clerk), one);
    confirm(selecting);
    fixtures.send(clerk, "/selection/eligibility/" + one.value(), eligibility(seen))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("先に出した判定の理由")))
        .andExpect(content().string(containsString("申込書により判定した")));
    assign(selecting);
    String review = "/reviews/" + fixtures.reviewOf(one, first).value();
    fixtures.bean(ReviewService.class)
        .declare(fixtures.viewer(first), fixtures.reviewOf(one, first), ConflictRelation.NONE, "").orThrow();
    ReviewView sheet = fixtures.bean(ReviewPages.class).view(fixtures.viewer(first), fixtures.reviewOf(one, first));
    fixtures.send(first, review + "/scores", scores(sheet, sheet.version(), "別の画面での理由")).andExpect(status().is3xxRedirection());
    fixtures.send(first, review + "/scores", scores(sheet, sheet.version(), "古い画面での理由"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("古い画面での理由")))
        .andExpect(content().string(containsString("別の画面での理由")));
    fixtures.submit(first, fixtures.reviewOf(one, first), 5, "理由");
    fixtures.score(other, one, 5, "理由");
    fixtures.score(first, two, 3, "理由");
    fixtures.score(other, two, 3, "理由");
    long version = fixtures.roundVersion(selecting.round());
    String decision = "/selection/" + selecting.round().value() + "/decision";
    fixtures.send(manager, decision, draft(one, two, version - 1, "古い画面での選定の理由"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("古い画面での選定の理由")))
        .andExpect(content().string(containsString("name=\"version\" value=\"" + version + "\"")));
    fixtures.send(manager, decision, draft(one, two, version, "古い画面での選定の理由")).andExpect(status().is3xxRedirection());
    fixtures.send(manager, decision, draft(one, two, version, "another reason"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("another reason")));
  }

  private static String[] eligibility(EligibilityView seen) {
    List<String> fields =
        new ArrayList<>(List.of("version", "" + seen.version(), "verdict", "MET", "reason", "先に出した判定の理由"));
    for (int i = 0; i < seen.findings().size(); i++) {
      fields.addAll(List.of("findings[" + i + "].answer", "MET", "findings[" + i + "].reason", "確認"));
    }
    return fields.toArray(String[]::new);
  }

  private static String[] scores(ReviewView sheet, long version, String reason) {
    List<String> fields = new ArrayList<>(List.of("act", "keep", "version", "" + version, "comment", ""));
    for (int i = 0; i < sheet.criteria().size(); i++) {
      fields.addAll(
          List.of(
              "lines[" + i + "].criterion", sheet.criteria().get(i).id().toString(),
              "lines[" + i + "].points", "4", "lines[" + i + "].reason", reason));
    }
    return fields.toArray(String[]::new);
  }

  private static String[] draft(ApplicationId one, ApplicationId two, long version, String summary) {
    return new String[] {
      "version", "" + version, "summary", summary,
      "lines[0].application", one.value().toString(), "lines[0].outcome", "SELECTED", "lines[0].rank", "", "lines[0].reason", "高い",
      "lines[1].application", two.value().toString(), "lines[1].outcome", "RESERVE", "lines[1].rank", "1", "lines[1].reason", "次点"
    };
  }
}
