package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.web.ListView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("申込みの一覧")
class ApplicationListTests {

  private static final PrefectureCode AKITA = PrefectureCode.of("05");
  private static final PrefectureCode TOKYO = PrefectureCode.of("13");
  private static final String ORGANISATION = "試験組織";

  @Autowired private ApplicationContext context;
  @Autowired private ApplicationQueries queries;

  private Region region;
  private CallId call;
  private Person first;
  private Person second;
  private Person third;
  private final List<Row> rows = new ArrayList<>();

  /** What was made, for the oracle: {@code handedOver} and {@code received} decide who reads the text. */
  private record Row(
      ApplicationId id, String key, PrefectureCode prefecture, Person drafter, String area,
      ApplicationStage stage, boolean handedOver, boolean received) {}

  @BeforeEach
  void makeApplications() {
    region = new Region(context);
    call = region.call();
    region.desk(AKITA.value());
    region.desk(TOKYO.value());
    first = region.person(RoleKind.REGION, AKITA.value());
    second = region.person(RoleKind.REGION, AKITA.value());
    third = region.person(RoleKind.REGION, TOKYO.value());
    make(first, AKITA, "見出しア", ApplicationStage.DRAFTING);
    make(second, AKITA, "見出しイ", ApplicationStage.REVIEW);
    make(second, AKITA, "見出しウ", ApplicationStage.SUBMITTED);
    make(third, TOKYO, "見出しエ", ApplicationStage.DRAFTING);
    make(third, TOKYO, "見出しオ", ApplicationStage.SUBMITTED);
  }

  private void make(Person drafter, PrefectureCode prefecture, String area, ApplicationStage stage) {
    ApplicationId id = region.draft(call, drafter, prefecture.value());
    region.save(
        drafter, id,
        CaseFile.load("valid-01-akita-daisen-senboku-15").answers().with("regionName", area));
    boolean handedOver = stage != ApplicationStage.DRAFTING;
    boolean received = stage == ApplicationStage.SUBMITTED;
    if (handedOver) {
      region.handOver(drafter, id);
    }
    if (received) {
      Person official = region.person(RoleKind.PREFECTURE, prefecture.value());
      region.compile(official, id);
      region.submit(official, call, prefecture.value(), id);
    }
    rows.add(new Row(id, region.key(id), prefecture, drafter, area, stage, handedOver, received));
  }

  private List<Viewer> viewers() {
    List<Viewer> viewers = new ArrayList<>();
    for (Person person : List.of(first, second, third)) {
      viewers.add(region.viewer(person));
    }
    viewers.add(region.viewer(region.person(RoleKind.REGION, AKITA.value())));
    viewers.add(region.viewer(region.person(RoleKind.PREFECTURE, AKITA.value())));
    viewers.add(region.viewer(region.person(RoleKind.PREFECTURE, TOKYO.value())));
    viewers.add(region.viewer(region.person(RoleKind.PREFECTURE, "14")));
    for (RoleKind role :
        List.of(
            RoleKind.SECRETARIAT, RoleKind.SECRETARIAT_MANAGER, RoleKind.MINISTRY,
            RoleKind.ADVISOR, RoleKind.REVIEWER, RoleKind.ADMINISTRATOR)) {
      viewers.add(region.viewer(region.person(role, null)));
    }
    for (RoleKind role : List.of(RoleKind.SECRETARIAT, RoleKind.SECRETARIAT_MANAGER)) {
      viewers.add(TestPerson.with(context, role, ProgrammeCode.RENKEI).viewer());
    }
    return viewers;
  }

  @Test
  @DisplayName("絞込み・検索・件数・ページ送りのどれでも、見てよい申込みだけが出る")
  void holdsExactlyWhatItsViewerMaySee() {
    List<String> texts = new ArrayList<>(Arrays.asList(null, ORGANISATION, "見出し", "%", "no such word"));
    rows.forEach(row -> texts.addAll(List.of(row.key(), row.area())));
    List<ApplicationStage> stages = new ArrayList<>(Arrays.asList(ApplicationStage.values()));
    stages.add(null);
    for (Viewer viewer : viewers()) {
      for (ApplicationStage stage : stages) {
        for (PrefectureCode prefecture : Arrays.asList(null, AKITA, TOKYO)) {
          for (String text : texts) {
            check(viewer, new ApplicationFilter(call.value(), stage, prefecture, text));
          }
        }
      }
    }
  }

  private void check(Viewer viewer, ApplicationFilter filter) {
    List<UUID> allowed =
        rows.stream()
            .filter(row -> sees(viewer, row) && fits(viewer, row, filter))
            .map(row -> row.id().value())
            .toList();
    String who = viewer.role() + " " + viewer.programme() + " " + filter;
    assertThat(queries.page(viewer, filter, null, 100))
        .as(who).extracting(ApplicationLine::id).containsExactlyElementsOf(allowed);
    assertThat(queries.count(viewer, filter)).as(who).isEqualTo(new ListCount(allowed.size(), false));
    assertThat(turned(viewer, filter)).as(who).containsExactlyElementsOf(allowed);
  }

  /** The same rows, two a page. */
  private List<UUID> turned(Viewer viewer, ApplicationFilter filter) {
    List<UUID> all = new ArrayList<>();
    String after = null;
    List<ApplicationLine> page;
    do {
      page = queries.page(viewer, filter, after, 2);
      for (ApplicationLine line : page) {
        all.add(line.id());
        after = line.key().value();
      }
    } while (page.size() == 2);
    return all;
  }

  private static boolean sees(Viewer viewer, Row row) {
    if (viewer.programme() != ProgrammeCode.BANSO) {
      return false;
    }
    return switch (viewer.role()) {
      case REGION -> viewer.personId().equals(row.drafter().id());
      case PREFECTURE -> row.prefecture().equals(viewer.prefectureOrNull());
      case SECRETARIAT, SECRETARIAT_MANAGER, MINISTRY -> true;
      default -> false;
    };
  }

  private static boolean fits(Viewer viewer, Row row, ApplicationFilter filter) {
    boolean reads =
        switch (viewer.role()) {
          case REGION -> true;
          case PREFECTURE -> row.handedOver();
          default -> row.received();
        };
    String text = filter.text();
    return (filter.stage() == null || filter.stage() == row.stage())
        && (filter.prefecture() == null || filter.prefecture().equals(row.prefecture()))
        && (text == null
            || row.key().contains(text)
            || ORGANISATION.contains(text)
            || (reads && row.area().contains(text)));
  }

  @Test
  @DisplayName("よその申込みは、画面の一覧にも件数にも出ない")
  void showsNoForeignRowOnThePage() throws Exception {
    for (Person person : List.of(first, region.person(RoleKind.ADVISOR, null))) {
      for (Row row : rows.subList(1, rows.size())) {
        for (String query : List.of("q=" + row.key(), "q=" + row.area(), "prefecture=13", "stage=SUBMITTED")) {
          region.open(person, "/applications?call=" + call.value() + "&" + query)
              .andExpect(status().isOk())
              .andExpect(content().string(not(containsString(row.id().value().toString()))));
        }
      }
    }
  }

  @Test
  @DisplayName("一覧の問合せの回数は、件数が増えても変わらない")
  void asksTheDatabaseAsOftenForFiftyRowsAsForFive() throws Exception {
    Person drafter = region.person(RoleKind.REGION, AKITA.value());
    draft(drafter, 5);
    int few = statements(drafter);
    draft(drafter, 45);
    ListView list = (ListView) region.open(drafter, "/applications").andReturn().getModelAndView().getModel().get("list");
    assertThat(list.rows()).hasSize(50);
    assertThat(statements(drafter)).isPositive().isEqualTo(few);
  }

  private void draft(Person drafter, int number) {
    for (int i = 0; i < number; i++) {
      region.draft(call, drafter, AKITA.value());
    }
  }

  private int statements(Person person) throws Exception {
    region.open(person, "/applications").andExpect(status().isOk());
    try (SqlLog log = new SqlLog()) {
      region.open(person, "/applications").andExpect(status().isOk());
      return log.ofThePage().size();
    }
  }
}
