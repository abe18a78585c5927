package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.database.ListOrder;
import jp.banso.platform.web.ListView;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@BansoTest
@DisplayName("届いたメールの一覧")
class ReceivedMailListTests {

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private CameMails outside;
  private String mailbox;
  private String mark;
  private TestPerson manager;
  private TestPerson clerk;
  private CaseKey key;
  private UUID answer;
  private UUID letter;

  @BeforeEach
  void getMails() throws Exception {
    outside = new CameMails(context);
    mailbox = outside.mailbox("R7-BANSO");
    mark = UUID.randomUUID().toString().substring(0, 8);
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
    clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    LetterFixtures letters = new LetterFixtures(context);
    key = LetterFixtures.newKey();
    UUID ours = letters.mail(key, "pref-" + mark + "@example.jp");
    letters.arrived(ours);
    answer = outside.send("a@elsewhere.example.jp", outside.answering(mailbox, ours), "返信" + mark, "見本の本文ｶﾀｶﾅ" + mark);
    letter = outside.send("b@elsewhere.example.jp", mailbox, "=1+1 " + mark, "ほかの本文");
  }

  private ListView list(TestPerson person, String query) throws Exception {
    return (ListView)
        mvc.perform(get("/mails?" + query).with(person.signedIn())).andExpect(status().isOk())
            .andReturn().getModelAndView().getModel().get("list");
  }

  private List<String> ids(TestPerson person, String query) throws Exception {
    return list(person, query).rows().stream().map(ListView.Row::id).toList();
  }

  private byte[] file(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn())).andExpect(status().isOk())
        .andReturn().getResponse().getContentAsByteArray();
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder request = post(path).with(csrf()).with(person.signedIn());
    for (int i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }

  @Test
  @DisplayName("状態・担当・言葉（本文の、かなや幅の違うものも）・番号・日で絞り込め、ファイルは同じ行だけを式にならない形で持ち、取り出しは記録に残る")
  void findsAndTakesAwayWhatItIsNarrowedTo() throws Exception {
    String mine = "q=" + mark;
    assertThat(ids(clerk, mine)).containsExactly(letter.toString(), answer.toString());
    assertThat(ids(clerk, mine + "&sort=arrived")).containsExactly(answer.toString(), letter.toString());
    assertThat(ids(clerk, mine + "&state=FILED")).containsExactly(answer.toString());
    assertThat(ids(clerk, "q=カタカナ" + mark)).containsExactly(answer.toString());
    assertThat(ids(clerk, "q=" + key.value())).containsExactly(answer.toString());
    assertThat(ids(clerk, mine + "&shelf=settled")).isEmpty();
    assertThat(ids(clerk, mine + "&until=2001-01-01")).isEmpty();
    assertThat(ids(clerk, mine + "&from=2001年1月1日")).hasSize(2);
    mvc.perform(get("/mails?from=13月").with(clerk.signedIn())).andExpect(content().string(containsString("aria-invalid=\"true\"")));
    mvc.perform(get("/mails.csv?from=13月").with(clerk.signedIn())).andExpect(status().isBadRequest());
    mvc.perform(get("/mails?holder=" + UUID.randomUUID()).with(clerk.signedIn())).andExpect(status().isBadRequest());
    TestPerson elsewhere = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    assertThat(ids(elsewhere, mine)).isEmpty();

    String csv = new String(file(clerk, "/mails.csv?" + mine), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).contains("\"'=1+1 " + mark + "\"").contains("担当未定");
    assertThat(new String(file(elsewhere, "/mails.csv?" + mine), StandardCharsets.UTF_8).lines()).hasSize(1);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file(clerk, "/mails.xlsx?" + mine)))) {
      assertThat(book.getSheetAt(0).getPhysicalNumberOfRows()).isEqualTo(3);
      assertThat(book.getSheetAt(0).getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
    }
    assertThat(
            jdbc.sql("select details ->> 'format' from audit_entry where person_id = ? and action = 'audit.parties.listTaken'")
                .param(clerk.id()).query(String.class).list())
        .containsExactlyInAnyOrder("csv", "xlsx");
    assertThat(jdbc.sql("select count(*) from audit_entry where details::text like ?").param("%q=" + mark + "%").query(Integer.class).single())
        .isZero();
  }

  @Test
  @DisplayName("まとめて担当を替え、読み、終えると、できなかったものが件名と理由で分かる")
  void actsOnManyAndReports() throws Exception {
    String both = "/mails?q=" + mark;
    send(clerk, "/mails/assignee", "chosen", letter.toString(), "person", clerk.id().toString())
        .andExpect(status().isForbidden());
    send(manager, "/mails/assignee", "chosen", letter.toString(), "person", clerk.id().toString(), "here", both)
        .andExpect(redirectedUrl(both)).andExpect(flash().attribute("flash", "worklist.bulk.done"));
    assertThat(ids(clerk, "q=" + mark + "&holder=mine")).containsExactly(letter.toString());
    assertThat(ids(clerk, "q=" + mark + "&holder=nobody")).containsExactly(answer.toString());
    assertThat(list(clerk, "q=" + mark + "&holder=mine").rows().get(0).cells().get(4).text()).isEqualTo("試験の担当者");

    String said =
        send(clerk, "/mails/readings", "chosen", answer.toString(), "chosen", letter.toString(), "here", "//evil.example")
            .andExpect(redirectedUrl("/mails")).andReturn().getFlashMap().get("flashArguments").toString();
    assertThat(said).contains("1, 1").contains("=1+1 " + mark);
    assertThat(outside.standing(answer)).startsWith("SETTLED");
    send(clerk, "/mails/closings", "chosen", letter.toString(), "here", both).andExpect(redirectedUrl(both))
        .andExpect(flash().attribute("ticked", List.of(letter.toString())));
    assertThat(outside.standing(letter)).startsWith("TRIAGE");
    send(clerk, "/mails/closings", "chosen", letter.toString(), "chosen", answer.toString(), "reason", "電話で回答した")
        .andExpect(flash().attribute("flash", "fragments.bulk.report"));
    assertThat(outside.standing(letter)).startsWith("SETTLED");
    TestPerson elsewhere = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    UUID other = outside.send("c@elsewhere.example.jp", mailbox, "他事業から" + mark, "x");
    send(elsewhere, "/mails/closings", "chosen", other.toString(), "reason", "x");
    assertThat(outside.standing(other)).startsWith("TRIAGE");
    outside.settle(other);
  }

  @Test
  @DisplayName("問合せの数は件数によらず、どの並びも索引で読み、続きのページに重なりがない")
  void readsAnyNumberTheSameWay() throws Exception {
    int few = statements();
    copy(60);
    assertThat(statements()).isEqualTo(few);
    List<String> read = new ArrayList<>(ids(clerk, "q=" + mark));
    assertThat(read).hasSize(ListView.PAGE);
    String next = list(clerk, "q=" + mark).pager().nextHref();
    ListView rest =
        (ListView)
            mvc.perform(get(URI.create(next)).with(clerk.signedIn())).andReturn().getModelAndView().getModel().get("list");
    rest.rows().forEach(row -> read.add(row.id()));
    assertThat(read).hasSize(62).doesNotHaveDuplicates();
    for (ReceivedMailColumn column : ReceivedMailColumn.values()) {
      ListOrder order = column.order(true);
      assertThat(plan("select id from received_mail where programme = 'banso'" + order.orderBy() + " limit 50"))
          .as(column.name()).contains("Index").doesNotContain("Sort").doesNotContain("Seq Scan");
    }
    jdbc.sql("delete from received_mail where mailbox = ?").param(mark).update();
  }

  /** More of the same, for no other test to see: they are at no mailbox. */
  private void copy(int copies) {
    for (int i = 0; i < copies; i++) {
      UUID id = UUID.randomUUID();
      jdbc.sql(
              "insert into inbound_mail select :id, :message, :message, size, raw_id, arrived_at, fetched_at, sender,"
                  + " sender_name, recipients, subject, refs, body, nature, problem from inbound_mail where id = :of")
          .param("id", id).param("message", id.toString()).param("of", answer)
          .update();
      jdbc.sql(
              "insert into received_mail (id, programme, mailbox, arrived_at, files, state)"
                  + " select :id, programme, :mark, arrived_at, files, 'TRIAGE' from received_mail where id = :of")
          .param("id", id).param("mark", mark).param("of", answer)
          .update();
    }
  }

  private int statements() throws Exception {
    list(clerk, "q=" + mark);
    try (SqlLog log = new SqlLog()) {
      list(clerk, "q=" + mark);
      return log.ofThePage().size();
    }
  }

  private String plan(String sql) {
    return transaction.execute(
        tx -> {
          jdbc.sql("set local enable_seqscan = off").update();
          jdbc.sql("set local enable_sort = off").update();
          return String.join("\n", jdbc.sql("explain " + sql).query(String.class).list());
        });
  }
}
