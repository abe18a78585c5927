package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.ListView;
import jp.banso.worklist.BulkReassignment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("申込みを探す・並べる・保存する")
class ApplicationQueriesTests {

  private static final String PREFECTURE = "36";

  @Autowired private ApplicationContext context;
  @Autowired private ApplicationQueries queries;
  @Autowired private ReceiptQueries receipts;
  @Autowired private BulkReassignment bulk;
  @Autowired private FormalCheckService formalChecks;
  @Autowired private CaseReading cases;
  @Autowired private Calls calls;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;

  @BeforeEach
  void openCall() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
  }

  @Test
  @DisplayName("どの列で並べても、どちら向きでも、もれも重なりもなく最後まで読める")
  void readsEveryOrderToItsEnd() {
    List<ApplicationId> drafts = drafts(7);
    for (ApplicationColumn column : ApplicationColumn.values()) {
      for (boolean descending : List.of(true, false)) {
        List<ApplicationId> read = new ArrayList<>();
        Place place = null;
        List<ApplicationLine> page;
        do {
          page = queries.page(region.viewer(official), ofCall(), column, descending, place, 2);
          page.forEach(line -> read.add(new ApplicationId(line.id())));
          place = page.isEmpty() ? null : page.get(page.size() - 1).place();
        } while (!page.isEmpty());
        assertThat(read).as(column + " " + descending).containsExactlyInAnyOrderElementsOf(drafts);
      }
    }
  }

  @Test
  @DisplayName("事業の全件を、どの列で並べても、どんな言葉で探しても、索引で読める")
  void readsAlongAnIndex() {
    for (ApplicationColumn column : ApplicationColumn.values()) {
      ListOrder order = column.order(true);
      String page =
          plan("select " + order.selected() + " from application a where a.programme = 'banso'"
              + order.orderBy() + " limit 50");
      assertThat(page).as(column.name()).contains("Index").doesNotContain("Sort").doesNotContain("Seq Scan");
    }
    try (SqlLog log = new SqlLog()) {
      found("大仙");
      String asked = log.ofThePage().stream().filter(sql -> sql.contains("search_probe")).findFirst().orElseThrow();
      assertThat(asked).contains("@>");
    }
    assertThat(
            plan("select id from application a where search_grams(" + ApplicationQueries.WORDS
                + ") @> search_probe('大仙')"))
        .contains("application_words");
  }

  private String plan(String sql) {
    return transaction.execute(
        status -> {
          jdbc.sql("set local enable_seqscan = off").update();
          jdbc.sql("set local enable_sort = off").update();
          return String.join("\n", jdbc.sql("explain " + sql).query(String.class).list());
        });
  }

  @Test
  @DisplayName("並びの途中を指す値がおかしければ400になる")
  void refusesAnImpossiblePlace() throws Exception {
    for (String place : List.of("x~~R7", "2025-13-01T00:00:00.000000Z~~R7", "infinity", "99999-01-01~~R7")) {
      region.open(official, "/applications?sort=received&after=" + place).andExpect(status().isBadRequest());
    }
    region.open(official, "/applications?sort=received&after=infinity~~R7").andExpect(status().isOk());
  }

  @Test
  @DisplayName("一字でも二字でも、語の途中でも探せる")
  void findsAnyPartOfAWord() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    jdbc.sql("update application set drafter_organisation = ? where id = ?").params("鵺沼地区医師会", id.value()).update();

    for (String part : List.of("鵺", "鵺沼", "沼地区", "鵺沼地区医師会")) {
      assertThat(found(part)).as(part).containsExactly(id);
    }
    assertThat(found("鵺地")).isEmpty();
  }

  @Test
  @DisplayName("画面に出ている番号で、全角でも探せる")
  void findsTheNumberThatIsShown() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    String key = jdbc.sql("select case_key from application where id = ?").param(id.value()).query(String.class).single();

    assertThat(found(key.replace("BANSO", "伴走"))).containsExactly(id);
    assertThat(found(key.replace("BANSO", "伴走").replace("-", "－").toLowerCase(Locale.ROOT))).containsExactly(id);
    assertThat(found("伴走-99-")).isEmpty();
  }

  @Test
  @DisplayName("かなと幅の違いは、探すときの違いにならない")
  void foldsKanaAndWidth() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    jdbc.sql("update application set drafter_organisation = ? where id = ?")
        .params("みなみ在宅ケアセンター　ＡＢＣ", id.value())
        .update();

    assertThat(found("ミナミ")).containsExactly(id);
    assertThat(found("ｹｱｾﾝﾀｰ")).containsExactly(id);
    assertThat(found("けあせんたー")).containsExactly(id);
    assertThat(found("abc")).containsExactly(id);
    assertThat(found("%")).isEmpty();
  }

  @Test
  @DisplayName("CSVは画面の条件と同じ行だけを持ち、ほかの県の行を持たない")
  void savesExactlyWhatTheFilterShows() throws Exception {
    drafts(3);
    Person other = region.person(RoleKind.PREFECTURE, "37");
    String numbers = "/applications.csv?call=" + call.value();

    assertThat(csv(official, numbers).lines()).hasSize(4);
    assertThat(csv(official, numbers + "&stage=SELECTION").lines()).hasSize(1);
    assertThat(csv(other, numbers).lines()).hasSize(1);
    assertThat(csv(official, numbers)).startsWith("\uFEFF\"").contains("伴走-36-001").doesNotContain("BANSO");
  }

  @Test
  @DisplayName("画面のための問合せの数は、行が増えても変わらない")
  void asksTheSameForFiveAndForFifty() throws Exception {
    String list = "/applications?sort=-changed&call=" + call.value();
    drafts(5);
    int five = statements(list);
    drafts(45);

    assertThat(statements(list)).isEqualTo(five);
  }

  @Test
  @DisplayName("地域が待つ相手は、都道府県か事務局としか書かない")
  void tellsNoStepOfTheSelection() {
    ApplicationId id = region.draft(call, drafter, PREFECTURE);
    assertThat(waiting(drafter)).isEmpty();
    assertThat(waiting(official)).containsExactly("applications.liesWith.REGION");

    for (ApplicationState state :
        List.of(ApplicationState.ACCEPTED, ApplicationState.ELIGIBLE)) {
      jdbc.sql("update application set state = ? where id = ?").params(state.name(), id.value()).update();
      assertThat(waiting(drafter)).containsExactly("applications.liesWith.SELECTION");
      assertThat(waiting(official)).contains("applications.liesWith.SELECTION");
    }
  }

  @Test
  @DisplayName("どこにあるか・いつから・次の期日を読む人の言葉で示し、いまある所と更新日で絞り込める。受付の一覧は担当をまとめて替えられる")
  void tellsWhereItIsSinceWhenAndWhatIsNext() throws Exception {
    ApplicationId draft = region.draft(call, drafter, PREFECTURE);
    Person other = region.person(RoleKind.REGION, PREFECTURE);
    ApplicationId sent = region.filled(call, other, PREFECTURE, "valid-01-akita-daisen-senboku-15");
    region.handOver(other, sent);
    ApplicationLine review = line(official, sent);
    assertThat(review.holder()).isEqualTo(ApplicationHolder.PREFECTURE);
    region.compile(official, sent);
    region.submit(official, call, PREFECTURE, sent);
    CallView terms = calls.get(call);
    assertThat(line(drafter, draft).nextOn()).isEqualTo(calls.days(terms, PrefectureCode.of(PREFECTURE)).regionDueOn());
    assertThat(line(drafter, draft).since()).isNotNull();
    ApplicationLine received = line(other, sent);
    assertThat(received.holder()).isEqualTo(ApplicationHolder.SECRETARIAT);
    assertThat(received.since()).isEqualTo(received.receivedAt());
    assertThat(received.nextOn()).isEqualTo(terms.terms().resultDueOn());
    Person clerk = region.person(RoleKind.SECRETARIAT, null);
    formalChecks
        .returnForCorrection(
            region.viewer(clerk), sent, region.version(clerk, sent), List.of(new ReturnReason("reason", "", "具体的に")))
        .orThrow();
    formalChecks.correct(region.viewer(official), sent, region.version(official, sent), region.now()).orThrow();
    assertThat(line(other, sent).since()).as("since it came back").isAfter(received.receivedAt())
        .isEqualTo(cases.view(region.viewer(other), sent).since());

    String ofCall = "/applications?call=" + call.value();
    assertThat(shown(official, ofCall)).containsExactlyInAnyOrder(draft, sent);
    assertThat(shown(official, ofCall + "&holder=REGION")).containsExactly(draft);
    assertThat(shown(official, ofCall + "&holder=SECRETARIAT&from=2001-01-01")).containsExactly(sent);
    assertThat(shown(official, ofCall + "&until=平成13年1月1日")).isEmpty();
    region.open(official, ofCall + "&holder=NOBODY").andExpect(status().isBadRequest());
    assertThat(csv(official, ofCall.replace("?", ".csv?") + "&holder=REGION").lines()).hasSize(2);

    Person manager = region.person(RoleKind.SECRETARIAT_MANAGER, null);
    String[] chosen = {sent.value().toString()};
    String[] person = {clerk.id().toString()};
    ApplicationFilter submitted = new ApplicationFilter(call.value(), ApplicationStage.SUBMITTED, null, null);
    assertThat(receipts.work(region.viewer(manager), submitted, List.of(sent.value(), draft.value()))).hasSize(1);
    region.send(clerk, "/intake/assignee", Map.of("chosen", chosen, "person", person)).andExpect(status().isForbidden());
    bulk.reassignAll(region.viewer(manager), receipts.work(region.viewer(manager), submitted, List.of(sent.value())), clerk.id());
    assertThat(receipts.page(region.viewer(manager), submitted, ApplicationColumn.NUMBER, false, null, 9))
        .singleElement().satisfies(one -> assertThat(one.assignee()).isEqualTo("担当者"));
  }

  private ApplicationLine line(Person person, ApplicationId id) {
    return queries.page(region.viewer(person), ofCall(), null, 50).stream()
        .filter(one -> one.id().equals(id.value()))
        .findFirst()
        .orElseThrow();
  }

  private List<ApplicationId> shown(Person person, String path) throws Exception {
    ListView list = (ListView) region.open(person, path).andReturn().getModelAndView().getModel().get("list");
    return list.rows().stream()
        .map(row -> new ApplicationId(UUID.fromString(row.href().substring("/applications/".length()))))
        .toList();
  }

  private List<String> waiting(Person person) {
    return queries.elsewhere(region.viewer(person), 500).stream()
        .filter(line -> line.key().value().startsWith(callKey()))
        .map(ApplicationLine::liesWithKey)
        .toList();
  }

  private String callKey() {
    return jdbc.sql("select case_key from public_call where id = ?").param(call.value()).query(String.class).single();
  }

  private List<ApplicationId> found(String words) {
    ApplicationFilter filter = new ApplicationFilter(call.value(), null, null, words);
    return queries.page(region.viewer(official), filter, null, 50).stream()
        .map(line -> new ApplicationId(line.id()))
        .toList();
  }

  private ApplicationFilter ofCall() {
    return new ApplicationFilter(call.value(), null, null, null);
  }

  private List<ApplicationId> drafts(int number) {
    List<ApplicationId> drafts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      drafts.add(region.draft(call, region.person(RoleKind.REGION, PREFECTURE), PREFECTURE));
    }
    return drafts;
  }

  private String csv(Person person, String path) throws Exception {
    byte[] bytes =
        region.open(person, path).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int statements(String path) throws Exception {
    region.open(official, path).andExpect(status().isOk());
    try (SqlLog log = new SqlLog()) {
      region.open(official, path).andExpect(status().isOk());
      return log.ofThePage().size();
    }
  }
}
