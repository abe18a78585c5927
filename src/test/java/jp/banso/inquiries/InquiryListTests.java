package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.platform.database.ListOrder.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("相談の一覧")
class InquiryListTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private InquiryQueries queries;
  @Autowired private CaseNumbers numbers;

  private InquiryFixtures inquiries;
  private TestPerson clerk;
  private TestPerson second;
  private String town;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    town = "一覧市" + UUID.randomUUID();
  }

  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("電話の相手は、番号の書き方によらず見つかり、番号も氏名もアドレスに出ない")
  void findsACallerByTheNumber() throws Exception {
    InquiryId id = inquiries.called(clerk.viewer(), "番号市" + UUID.randomUUID(), null);
    String digits = "0" + (100_000_000L + (UUID.randomUUID().getLeastSignificantBits() >>> 1) % 900_000_000L);
    jdbc.sql("update inquiry set requester_telephone = ? where id = ?")
        .params(digits.substring(0, 4) + "(" + digits.substring(4, 6) + ")" + digits.substring(6), id.value())
        .update();
    String wide = digits.chars().mapToObj(one -> String.valueOf((char) (one - '0' + '０'))).collect(Collectors.joining());
    for (String typed :
        List.of(digits, wide.substring(0, 4) + "ー" + wide.substring(4), "+81 " + digits.substring(1), digits.substring(3))) {
      mvc.perform(post("/inquiries/new").with(csrf()).with(clerk.signedIn()).param("caller", typed).param("body", "話した内容"))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("value=\"" + id.value())))
          .andExpect(content().string(containsString("話した内容</textarea>")));
    }
    mvc.perform(
            post("/inquiries/new").with(csrf()).with(clerk.signedIn()).param("known", id.value().toString()).param("body", "話した内容"))
        .andExpect(content().string(containsString("番号市")))
        .andExpect(content().string(containsString("話した内容</textarea>")));
    InquiryId twin = inquiries.called(clerk.viewer(), "別の機関", null);
    jdbc.sql("update inquiry set requester_telephone = ? where id = ?").params(digits, twin.value()).update();
    mvc.perform(get("/inquiries/" + twin.value()).with(clerk.signedIn()))
        .andExpect(content().string(containsString("/inquiries/" + id.value())));
  }

  @Test
  @DisplayName("状態・担当・分類・種別・都道府県・方法・年度・期限・言葉で絞り込め、番号はその相談だけを見つける")
  void narrows() throws Exception {
    InquiryId taken = called();
    InquiryId free = called();
    act(second, "/inquiries/assignee", "chosen", taken.value().toString(), "person", second.id().toString());
    list("state=RECEIVED&kind=MUNICIPALITY&prefecture=05&channel=TELEPHONE&category=none&year=R7")
        .andExpect(content().string(containsString(shown(taken))))
        .andExpect(content().string(containsString(shown(free))));
    list("holder=nobody").andExpect(content().string(not(containsString(shown(taken)))));
    list("holder=" + second.id()).andExpect(content().string(not(containsString(shown(free)))));
    mvc.perform(get("/inquiries?holder=mine&q=" + town).with(second.signedIn()))
        .andExpect(content().string(containsString(shown(taken))));
    list("due=OVERDUE").andExpect(content().string(not(containsString(shown(taken)))));
    jdbc.sql("update work_item set due_at = timestamptz '2000-01-01' where case_key = ?").param(key(free)).update();
    list("due=OVERDUE").andExpect(content().string(containsString(shown(free))));
    list("shelf=ended").andExpect(content().string(not(containsString(shown(taken)))));
    assertThat(queries.page(clerk.viewer(), InquiryFilter.words(shown(taken)), InquiryColumn.DUE, false, null, 9))
        .extracting(line -> line.inquiry().id())
        .containsExactly(taken);
    list("state=NOTHING").andExpect(status().isBadRequest());
    mvc.perform(get("/inquiries?shelf=nothing").with(clerk.signedIn())).andExpect(status().isBadRequest());
  }

  @Test
  @DisplayName("まとめて担当を決め、理由を付けて終えられ、できないものは理由とともに残りを妨げない")
  void actsOnMany() throws Exception {
    InquiryId one = called();
    InquiryId other = called();
    InquiryId over = called();
    inquiries.end(clerk.viewer(), over);
    act(clerk, "/inquiries/assignee", "person", second.id().toString())
        .andExpect(flash().attribute("flash", "inquiries.bulk.nothing"));
    act(clerk, "/inquiries/assignee", "chosen", one.value().toString(), "chosen", over.value().toString(), "person", second.id().toString())
        .andExpect(flash().attribute("flashArguments", hasToString("[1, 1, すでに終わっている相談 1件：" + shown(over) + "]")));
    TestPerson stranger = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI);
    act(clerk, "/inquiries/assignee", "chosen", one.value().toString(), "person", stranger.id().toString())
        .andExpect(flash().attribute("flashArguments", hasToString(containsString("この窓口の担当者から選んでください"))));
    act(stranger, "/inquiries/assignee", "chosen", one.value().toString())
        .andExpect(flash().attribute("flashArguments", hasToString("[0, 1, ほかの方が操作しているか、見つからない相談 1件]")));
    assertThat(jdbc.sql("select assigned_to from inquiry where id = ?").param(one.value()).query(UUID.class).single())
        .isEqualTo(second.id());
    assertThat(
            jdbc.sql("select assignee_id from work_item where case_key = ?").param(key(one)).query(UUID.class).single())
        .isEqualTo(second.id());

    act(clerk, "/inquiries/ends", "chosen", one.value().toString(), "reason", " ")
        .andExpect(flash().attribute("ticked", List.of(one.value().toString())));
    assertThat(inquiries.state(one)).isEqualTo("RECEIVED");
    act(clerk, "/inquiries/ends", "chosen", one.value().toString(), "chosen", other.value().toString(), "reason", "同じ内容のため")
        .andExpect(status().is3xxRedirection());
    assertThat(inquiries.state(one)).isEqualTo("ENDED");
    assertThat(inquiries.steps(other)).isEmpty();
    list("shelf=ended").andExpect(content().string(containsString("回答せずに終了")));
  }

  @Test
  @DisplayName("もれも重なりもなく最後まで読め、画面のための問合せの数は相談が増えても変わらない")
  void readsWholeWithAFixedNumberOfStatements() throws Exception {
    List<InquiryId> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(called());
    }
    int few = statements();
    for (int i = 0; i < 6; i++) {
      all.add(called());
    }
    assertThat(statements()).isEqualTo(few);
    List<InquiryId> read = new ArrayList<>();
    Place place = null;
    List<InquiryLine> page;
    do {
      page = queries.page(clerk.viewer(), InquiryFilter.words(town), InquiryColumn.RECEIVED, true, place, 4);
      page.forEach(line -> read.add(line.inquiry().id()));
      place = page.isEmpty() ? null : page.get(page.size() - 1).place();
    } while (!page.isEmpty());
    assertThat(read).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  @DisplayName("一覧の持ち出しは、利用目的が許すときだけ、記録して行う")
  void takesTheListAwayOnlyWhereThePurposeAllows() throws Exception {
    InquiryId id = called();
    String files = "/inquiries.csv?q=" + town;
    mvc.perform(get(files).with(clerk.signedIn()))
        .andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "inquiries.export.refused.purpose"));
    String uses = jdbc.sql("select uses from consultation_desk where id = (select desk_id from inquiry where id = ?)")
        .param(id.value())
        .query(String.class)
        .single();
    allow(id, uses + "\nEXPORT");
    try {
      mvc.perform(get(files).with(clerk.signedIn()))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString(shown(id))));
    } finally {
      allow(id, uses);
    }
    assertThat(
            jdbc.sql("select count(*) from inquiry_use_case where inquiry_id = ?").param(id.value()).query(Integer.class).single())
        .isEqualTo(1);
  }

  private void allow(InquiryId id, String uses) {
    jdbc.sql("update consultation_desk set uses = ? where id = (select desk_id from inquiry where id = ?)")
        .params(uses, id.value())
        .update();
  }

  private int statements() throws Exception {
    try (SqlLog log = new SqlLog()) {
      list("");
      return log.ofThePage().size();
    }
  }

  private InquiryId called() {
    return inquiries.called(clerk.viewer(), town, null);
  }

  private String key(InquiryId id) {
    return jdbc.sql("select case_key from inquiry where id = ?").param(id.value()).query(String.class).single();
  }

  private String shown(InquiryId id) {
    return numbers.shown(key(id));
  }

  /** Of this test's own. */
  private ResultActions list(String narrowed) throws Exception {
    return mvc.perform(get("/inquiries?q=" + town + "&" + narrowed).with(clerk.signedIn()));
  }

  private ResultActions act(TestPerson person, String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder request = post(path).with(csrf()).with(person.signedIn());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }
}
