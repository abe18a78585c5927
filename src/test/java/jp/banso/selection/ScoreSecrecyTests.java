package jp.banso.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.access.Route;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import jp.banso.selection.SelectionFixtures.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@BansoTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("発表前の採点はだれに見えるか")
class ScoreSecrecyTests {

  private static final String CANARY = "採点の目印" + UUID.randomUUID();

  /** The mean of the two reviewers below. */
  private static final String TOTAL = "88.50";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;

  private SelectionFixtures fixtures;
  private Person manager;
  private Person clerk;
  private Person first;
  private Person other;
  private CallId call;
  private ApplicationId application;
  private SelectionRoundId round;

  @BeforeEach
  void scoreAnApplication() {
    fixtures = new SelectionFixtures(context);
    manager = fixtures.person(RoleKind.SECRETARIAT_MANAGER, null);
    clerk = fixtures.person(RoleKind.SECRETARIAT, null);
    first = fixtures.person(RoleKind.REVIEWER, "13");
    other = fixtures.person(RoleKind.REVIEWER, "27");
    call = fixtures.call();
    application = fixtures.accepted(call, "05", SelectionFixtures.AKITA);
    round = fixtures.opened(call);
    fixtures.confirm(clerk, application);
    fixtures.bean(ReviewerService.class)
        .assign(fixtures.viewer(manager), round, Map.of(application, Set.of(first.id(), other.id())))
        .orThrow();
    score(first, CANARY, 5, 4, 5, 4, 5, 4, 5, 4);
    score(other, "標準", 5, 4, 4, 4, 5, 4, 5, 4);
    assertThat(fixtures.state(round)).isEqualTo(RoundState.DECIDING);
  }

  private void score(Person reviewer, String text, int... points) {
    ReviewService service = fixtures.bean(ReviewService.class);
    ReviewId id = fixtures.reviewOf(application, reviewer);
    service.declare(fixtures.viewer(reviewer), id, ConflictRelation.NONE, "").orThrow();
    ReviewView view = fixtures.bean(ReviewPages.class).view(fixtures.viewer(reviewer), id);
    List<ScoreSheet.Line> lines = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      lines.add(new ScoreSheet.Line(view.criteria().get(i).id(), points[i], text));
    }
    service.submit(fixtures.viewer(reviewer), id, view.version(), new ScoreSheet(lines, text)).orThrow();
  }

  @Test
  @DisplayName("採点も、関わる人の名前や宛先も、うまくいかない操作の後でさえログには書かれない")
  void noLogHoldsThem(CapturedOutput log) throws Exception {
    ApplicationFacts facts = fixtures.bean(ApplicationRecords.class).facts(application);
    String review = "/reviews/" + fixtures.reviewOf(application, first).value();
    page(manager, "/selection/" + round.value());
    for (String text : List.of(CANARY, CANARY + "\0")) {
      fixtures.send(
          first, review + "/scores", "act", "keep", "version", "0", "comment", text,
          "lines[0].criterion", UUID.randomUUID().toString(), "lines[0].points", "5", "lines[0].reason", text);
      fixtures.send(clerk, "/selection/" + round.value() + "/decision", "summary", text);
      fixtures.send(drafter(), "/applications/" + application.value() + "/withdrawal", "version", "0", "reason", text);
      fixtures.open(first, review + "?a=" + CANARY);
    }
    LoggerFactory.getLogger(getClass()).info("the log is read up to here");

    assertThat(log.getAll())
        .contains("the log is read up to here")
        .doesNotContain(
            CANARY, TOTAL, first.mail(), facts.representativeMail(), facts.representativeName(),
            facts.deskMail());
  }

  @Test
  @DisplayName("責任者と厚生労働省、採点した本人のほかには、どの画面にも出ない")
  void noPageOfAnyoneElseShowsThem() throws Exception {
    assertThat(page(manager, "/selection/" + round.value())).contains(CANARY, TOTAL);
    assertThat(page(first, "/reviews/" + fixtures.reviewOf(application, first).value())).contains(CANARY);

    Map<String, Person> others = new LinkedHashMap<>();
    others.put("clerk", clerk);
    others.put("the other reviewer", other);
    others.put("administrator", fixtures.person(RoleKind.ADMINISTRATOR, null));
    others.put("prefecture", fixtures.person(RoleKind.PREFECTURE, "05"));
    others.put("region", drafter());
    others.put("advisor", fixtures.person(RoleKind.ADVISOR, null));
    others.put("another prefecture", fixtures.person(RoleKind.PREFECTURE, "12"));
    others.put("another region", fixtures.person(RoleKind.REGION, "12"));
    List<String> shown = new ArrayList<>();
    int read = 0;
    for (Route route : Route.of(context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class))) {
      if (!route.method().equals("GET")) {
        continue;
      }
      String path = route.filled(variable -> valueOf(route, variable));
      for (Map.Entry<String, Person> reader : others.entrySet()) {
        String page = page(reader.getValue(), path);
        read++;
        if (page.contains(CANARY) || page.contains(TOTAL)) {
          shown.add(reader.getKey() + " " + path);
        }
      }
      String unsigned = mvc.perform(get(URI.create(path))).andReturn().getResponse().getContentAsString();
      if (unsigned.contains(CANARY) || unsigned.contains(TOTAL)) {
        shown.add("a stranger " + path);
      }
    }
    assertThat(shown).isEmpty();
    assertThat(read).isGreaterThan(300);
  }

  @Test
  @DisplayName("メール、エンジンの変数と履歴、監査ログ、セッションのどの表にも入らない")
  void noTableButTheirOwnHoldsThem() {
    List<String> tables =
        fixtures.texts(
            "select table_name::text from information_schema.tables where table_schema = 'public' and table_type ="
                + " 'BASE TABLE' and table_name not in ('review', 'review_score') order by 1");
    assertThat(tables).contains("act_ru_variable", "act_hi_varinst", "act_ge_bytearray", "outbox_mail", "demo_mail", "audit_entry");
    assertThat(holding(List.of("review", "review_score"), CANARY)).isNotEmpty();
    assertThat(holding(tables, CANARY)).isEmpty();
    assertThat(holding(tables, HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    assertThat(holding(tables.stream().filter(table -> table.startsWith("act_") || table.endsWith("mail")).toList(), "88.5"))
        .isEmpty();
  }

  private List<String> holding(List<String> tables, String canary) {
    return tables.stream()
        .filter(table -> fixtures.count("select count(*) from " + table + " t where t::text like ?", "%" + canary + "%") > 0)
        .toList();
  }

  private String page(Person person, String path) throws Exception {
    return fixtures.open(person, path).andReturn().getResponse().getContentAsString();
  }

  /** The object of this round that a variable of the route stands for. */
  private String valueOf(Route route, String variable) {
    return switch (variable) {
      case "application" -> application.value().toString();
      case "callId" -> call.value().toString();
      case "key" -> fixtures.key(application);
      case "processKey" -> "selection-round";
      case "number", "ordinal" -> "1";
      case "id" -> idFor(route.path());
      default -> new UUID(0, 0).toString();
    };
  }

  private String idFor(String path) {
    if (path.startsWith("/applications/")) {
      return application.value().toString();
    }
    if (path.startsWith("/reviews/")) {
      return fixtures.reviewOf(application, first).value().toString();
    }
    if (path.contains("/calls/")) {
      return call.value().toString();
    }
    return round.value().toString();
  }

  private Person drafter() {
    return fixtures.jdbc()
        .sql("select p.id, p.login_name from person p join application a on a.drafter_id = p.id where a.id = ?")
        .param(application.value())
        .query((row, number) -> new Person(row.getObject(1, UUID.class), row.getString(2)))
        .single();
  }
}
