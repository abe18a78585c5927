package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.database.ListOrder.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("伴走支援の一覧")
class SupportListTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private SupportQueries queries;

  private SupportFixtures.Region region;
  private TestPerson official;

  /** The rows of a list: copies of a region that was led there, in a prefecture of this test's own. */
  @BeforeEach
  void selectARegion() {
    region = new SupportFixtures(context).selected();
    official = TestPerson.nobody(context);
    official.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("39"));
  }

  @Test
  @DisplayName("画面のための問合せの数は、地域が増えても変わらない")
  void asksTheSameForFiveAndForFifty() throws Exception {
    copies(0, 5);
    int five = statements();
    copies(5, 50);

    assertThat(statements()).isEqualTo(five).isLessThanOrEqualTo(4);
  }

  @Test
  @DisplayName("もれも重なりもなく最後まで読め、番号でも地域名でも探せる")
  void readsAndFinds() {
    copies(0, 7);
    String own = region.key().replace("BANSO", "伴走");
    Place place = null;
    int read = 0;
    List<SupportRow> page;
    do {
      page = queries.page(official.viewer(), new SupportFilter(null, own), SupportColumn.AREA, true, place, 3);
      read += page.size();
      place = page.isEmpty() ? null : page.get(page.size() - 1).place();
    } while (!page.isEmpty());

    assertThat(read).isEqualTo(7);
    assertThat(queries.page(official.viewer(), new SupportFilter(null, own + "-Z3"), SupportColumn.NUMBER, false, null, 9))
        .hasSize(1);
    assertThat(queries.page(official.viewer(), new SupportFilter(null, "ﾀﾞｲｾﾝ"), SupportColumn.NUMBER, false, null, 500))
        .extracting(SupportRow::key)
        .filteredOn(key -> key.value().startsWith(region.key()))
        .hasSize(7);
    assertThat(
            queries.page(
                official.viewer(), new SupportFilter(SupportState.COMPLETED, null), SupportColumn.NUMBER, false, null, 9))
        .isEmpty();
  }

  @Test
  @DisplayName("CSVは見てよい地域だけを、画面の条件のとおりに持つ")
  void savesWhatTheViewerMaySee() throws Exception {
    copies(0, 2);

    String own = "q=" + region.key();
    assertThat(csv("/support.csv?" + own).lines()).hasSize(3);
    assertThat(csv("/support.csv?state=COMPLETED&" + own).lines()).hasSize(1);
    assertThat(csv("/support.csv?" + own)).doesNotContain("BANSO");
  }

  @Test
  @DisplayName("次の手続と担当は、会議の分も含めて期限の近いものを一つ示す")
  void namesTheNextStep() {
    var drafter = new SupportFixtures(context).viewer(region.drafter());

    assertThat(queries.page(drafter, new SupportFilter(null, null), SupportColumn.NUMBER, false, null, 9))
        .singleElement()
        .satisfies(row -> assertThat(row.step().holder()).isEqualTo("area-" + region.key()));
    assertThat(queries.elsewhere(drafter, 9)).isEmpty();
    var clerk = new SupportFixtures(context).viewer(region.clerk());
    assertThat(queries.elsewhere(clerk, 500)).anyMatch(row -> row.key().value().equals(region.key()));
  }

  private void copies(int from, int to) {
    for (int i = from; i < to; i++) {
      jdbc.sql(
              "insert into support_cycle (id, case_key, application_id, call_id, programme, prefecture,"
                  + " area_name, representative_name, representative_mail, state, moved_up, started_at,"
                  + " acceptance_due_at, period_ends_on, version) select gen_random_uuid(),"
                  + " case_key || '-Z' || :number, gen_random_uuid(), call_id, programme, '39', 'だいせん',"
                  + " '', '', state, moved_up, started_at, acceptance_due_at, period_ends_on, 0"
                  + " from support_cycle where id = :id")
          .param("number", i)
          .param("id", region.id().value())
          .update();
    }
  }

  private int statements() throws Exception {
    mvc.perform(get("/support").with(official.signedIn())).andExpect(status().isOk());
    var signedIn = official.signedIn();
    try (SqlLog log = new SqlLog()) {
      mvc.perform(get("/support").with(signedIn)).andExpect(status().isOk());
      return log.ofThePage().size();
    }
  }

  private String csv(String path) throws Exception {
    byte[] bytes =
        mvc.perform(get(path).with(official.signedIn()))
            .andExpect(status().isOk())
            .andReturn().getResponse().getContentAsByteArray();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
