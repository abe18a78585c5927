package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
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
@DisplayName("審査基準の変更")
class CriteriaPagesTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("項目を加え、除き、並べ替えると、残した項目は符号を保ち、変更が記録される")
  void editsTheSheet() throws Exception {
    CallId id = fixtures.prepared(40);
    List<Criterion> before = calls.criteria(id);
    List<Criterion> rows = new ArrayList<>(before);
    Collections.swap(rows, 0, 1);
    Criterion gone = rows.remove(7);
    rows.add(new Criterion(null, "", "持続の見込み", "翌年度も続けられるか。", gone.weight(), null));
    String page = as(Seat.SECRETARIAT, get(address(id))).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("審査基準を変更する", "value=\"URGENCY\"", "上へ移す");
    send(Seat.SECRETARIAT_MANAGER, id, 0, rows).andExpect(redirectedUrl("/calls/" + id.value()));

    List<Criterion> after = calls.criteria(id);
    assertThat(after).extracting(Criterion::label)
        .containsExactlyElementsOf(rows.stream().map(Criterion::label).toList());
    assertThat(after.subList(0, 7)).isEqualTo(rows.subList(0, 7));
    assertThat(after.get(7).code()).startsWith("ITEM_");
    assertThat(calls.get(id).version()).isPositive();
    assertThat(jdbc.sql("select details ->> 'added' from audit_entry where action = 'audit.calls.criteria' and case_key = ?")
        .param(calls.get(id).key().value()).query(String.class).single()).isEqualTo("持続の見込み");

    List<Criterion> raised = new ArrayList<>(after);
    Collections.swap(raised, 0, 1);
    send(Seat.SECRETARIAT, id, calls.get(id).version(), raised).andExpect(status().is3xxRedirection());
    confirm(Seat.SECRETARIAT_MANAGER, id).andExpect(flash().attribute("flash", "calls.refused.editor"));
    long version = calls.get(id).version();
    send(Seat.SECOND_MANAGER, id, version, calls.criteria(id)).andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).version()).as("saved as it was").isEqualTo(version);
    confirm(Seat.SECOND_MANAGER, id).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
  }

  private ResultActions confirm(Seat seat, CallId id) throws Exception {
    return as(seat, post("/calls/" + id.value() + "/confirmation").param("version", "" + calls.get(id).version()));
  }

  @Test
  @DisplayName("足りないことは欄ごとに一度に知らせ、入力を残し、何も保存しない")
  void saysWhatIsWrong() throws Exception {
    CallId id = fixtures.prepared(40);
    as(Seat.SECRETARIAT,
            post(address(id)).param("version", "0").param("criteria[0].label", "課題の重さ").param("criteria[0].weight", "６０")
                .param("criteria[0].tieOrder", "1").param("criteria[1].label", "課題の重さ").param("criteria[1].weight", "30")
                .param("criteria[1].tieOrder", "さん"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("1行目と同じ項目です。")))
        .andExpect(content().string(containsString("重みの合計が90です。合計が100になるようにしてください。")))
        .andExpect(content().string(containsString("順番は「1」「2」のように入力し")))
        .andExpect(content().string(containsString("さん")));
    as(Seat.SECRETARIAT, post(address(id)).param("version", "0"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("評価項目を一つ以上入力してください。")));
    assertThat(calls.get(id).version()).isZero();
    assertThat(calls.criteria(id)).hasSize(8);
    as(Seat.PREFECTURE, get(address(id))).andExpect(status().isNotFound());
    as(Seat.MINISTRY, get(address(id))).andExpect(status().isForbidden());
  }

  @Test
  @DisplayName("行のボタンは、入力を残したまま行を移し、加え、除く")
  void movesRowsWithoutScript() throws Exception {
    CallId id = fixtures.prepared(40);
    MockHttpServletRequestBuilder raise = post(address(id)).param("version", "0").param("raiseRow", "criteria[1]");
    raise.param("criteria[0].label", "甲の項目").param("criteria[1].label", "乙の項目");
    String page = as(Seat.SECRETARIAT, raise).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    assertThat(page.indexOf("乙の項目")).isPositive().isLessThan(page.indexOf("甲の項目"));
    as(Seat.SECRETARIAT,
            post(address(id)).param("version", "0").param("removeRow", "criteria[0]").param("criteria[0].label", "甲の項目")
                .param("criteria[1].label", "乙の項目"))
        .andExpect(content().string(not(containsString("甲の項目"))));
    assertThat(calls.get(id).version()).isZero();
  }

  @Test
  @DisplayName("設定と審査基準を二人が変更しても、先に保存された内容を上書きしない")
  void meetsTheOtherEditor() throws Exception {
    CallId id = fixtures.prepared(30);
    List<Criterion> rows = calls.criteria(id);
    List<Criterion> theirs = new ArrayList<>(rows);
    Collections.swap(theirs, 0, 1);
    send(Seat.SECRETARIAT, id, 0, theirs).andExpect(status().is3xxRedirection());
    send(Seat.SECRETARIAT_MANAGER, id, 0, rows)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("1 項目")));
    assertThat(calls.criteria(id)).isEqualTo(theirs);
    send(Seat.SECRETARIAT_MANAGER, id, calls.get(id).version(), rows).andExpect(status().is3xxRedirection());
    fixtures.publish(cast, id, Seat.SECOND_MANAGER);
    send(Seat.SECRETARIAT, id, calls.get(id).version(), theirs).andExpect(status().isConflict());
  }

  private static String address(CallId id) {
    return "/calls/" + id.value() + "/criteria";
  }

  private ResultActions send(Seat seat, CallId id, long version, List<Criterion> rows) throws Exception {
    MockHttpServletRequestBuilder request = post(address(id)).param("version", "" + version);
    for (int index = 0; index < rows.size(); index++) {
      Criterion row = rows.get(index);
      String path = "criteria[" + index + "].";
      request.param(path + "code", row.code()).param(path + "label", row.label()).param(path + "guidance", row.guidance())
          .param(path + "weight", "" + row.weight())
          .param(path + "tieOrder", row.tieOrder() == null ? "" : "" + row.tieOrder());
    }
    return as(seat, request);
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
