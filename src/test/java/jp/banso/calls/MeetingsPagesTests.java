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
import jp.banso.calls.CallMeeting.Precondition;
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
@DisplayName("会議の予定の変更")
class MeetingsPagesTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private MeetingsSetup setup;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("会議の予定を変更すると、公募の画面に載り、変更が記録され、変更した人は確認できない")
  void editsTheMeetings() throws Exception {
    CallId id = fixtures.prepared(40);
    List<MeetingDraft> rows = new ArrayList<>(rows(id));
    assertThat(rows).extracting(MeetingDraft::precondition)
        .containsExactly(Precondition.NONE, Precondition.MEASURES, Precondition.MEASURES, Precondition.MEASURES);
    String page = as(Seat.SECRETARIAT, get(address(id))).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("会議の予定を変更する", ">現状把握と課題確認</textarea>", "上へ移す");
    rows.set(0, new MeetingDraft("キックオフ会議", "現状の把握", "令和7年9月", "2時間程度", "オンライン", Precondition.NONE, false));
    send(Seat.SECRETARIAT_MANAGER, id, 0, rows).andExpect(redirectedUrl("/calls/" + id.value()));

    assertThat(rows(id)).isEqualTo(rows);
    assertThat(calls.get(id).meetings().isReserve(4)).isTrue();
    assertThat(calls.get(id).statements().topic(1)).isEqualTo("現状の把握");
    as(Seat.MINISTRY, get("/calls/" + id.value()))
        .andExpect(content().string(containsString("キックオフ会議　現状の把握")))
        .andExpect(content().string(containsString("〔2時間程度〕")))
        .andExpect(content().string(containsString("対応策案がまとまらなかったときだけ開きます")));
    assertThat(jdbc.sql("select details ->> 'after' from audit_entry where action = 'audit.calls.meetings' and case_key = ?")
        .param(calls.get(id).key().value()).query(String.class).single()).contains("キックオフ会議 現状の把握 令和7年9月");

    confirm(Seat.SECRETARIAT_MANAGER, id).andExpect(flash().attribute("flash", "calls.refused.editor"));
    long version = calls.get(id).version();
    send(Seat.SECOND_MANAGER, id, version, rows).andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).version()).as("saved as it was").isEqualTo(version);
    confirm(Seat.SECOND_MANAGER, id).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
    send(Seat.SECRETARIAT, id, version, rows).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("足りないことは欄ごとに一度に知らせ、入力を残し、何も保存しない")
  void saysWhatIsWrong() throws Exception {
    CallId id = fixtures.prepared(40);
    as(Seat.SECRETARIAT,
            post(address(id)).param("version", "0").param("meetings[0].name", "会議").param("meetings[0].reserve", "RESERVE")
                .param("meetings[0].precondition", "SOMETIMES").param("meetings[1].name", "会 議")
                .param("meetings[1].topic", "題").param("meetings[1].precondition", "NONE")
                .param("meetings[2].topic", "題".repeat(151)).param("meetings[2].precondition", "NONE"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("1行目と同じ名称です。")))
        .andExpect(content().string(containsString("議題を入力してください。")))
        .andExpect(content().string(containsString("会議の名称を入力してください。")))
        .andExpect(content().string(containsString("開催の前に必要なことを選択してください。")))
        .andExpect(content().string(containsString("予備にできるのは、最後の会議だけです。")))
        .andExpect(content().string(containsString("id=\"meetings2.topic-error\"")))
        .andExpect(content().string(containsString("会 議")));
    as(Seat.SECRETARIAT, post(address(id)).param("version", "0"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("会議を一つ以上入力してください。")));
    as(Seat.SECRETARIAT,
            post(address(id)).param("version", "0").param("meetings[0].name", "予備").param("meetings[0].topic", "題")
                .param("meetings[0].precondition", "NONE").param("meetings[0].reserve", "RESERVE"))
        .andExpect(content().string(containsString("予備の前に、必ず開く会議を入力してください。")));
    assertThat(calls.get(id).version()).isZero();
    as(Seat.PREFECTURE, get(address(id))).andExpect(status().isNotFound());
    as(Seat.MINISTRY, get(address(id))).andExpect(status().isForbidden());
  }

  @Test
  @DisplayName("伴走支援で開けない予定は、理由を知らせて保存せず、データとして入っていても公表内容を確認できない")
  void refusesWhatCannotBeHeld() throws Exception {
    CallId id = fixtures.prepared(40);
    List<MeetingDraft> three = rows(id).subList(0, 3);
    send(Seat.SECRETARIAT, id, 0, three)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("伴走支援で開けるのは、必ず開く会議3回と予備1回です。")));
    List<MeetingDraft> rows = new ArrayList<>(rows(id));
    rows.set(1, with(rows.get(1), Precondition.NONE));
    send(Seat.SECRETARIAT, id, 0, rows)
        .andExpect(content().string(containsString("第2回会議の前に必要なことは「対応策案の提出」にしてください。")));
    rows.set(1, with(rows.get(1), Precondition.PRIOR_MEETING));
    send(Seat.SECRETARIAT, id, 0, rows)
        .andExpect(content().string(containsString("伴走支援では、事前打ち合わせを設定できません。")));
    rows.set(1, with(rows.get(1), Precondition.MEASURES));
    rows.set(0, with(rows.get(0), Precondition.MEASURES));
    send(Seat.SECRETARIAT, id, 0, rows)
        .andExpect(content().string(containsString("第1回会議の前に必要なことは「なし」にしてください。")));
    jdbc.sql("update public_call set meetings = meetings - 3 where id = ?").param(id.value()).update();
    confirm(Seat.SECOND_MANAGER, id).andExpect(flash().attribute("flash", "support.foreseen.refused.count"));
  }

  @Test
  @DisplayName("行のボタンは、入力を残したまま行を移し、加え、除く")
  void movesRowsWithoutScript() throws Exception {
    CallId id = fixtures.prepared(40);
    String page =
        as(Seat.SECRETARIAT,
                post(address(id)).param("version", "0").param("raiseRow", "meetings[1]").param("meetings[0].name", "甲の会議")
                    .param("meetings[1].name", "乙の会議"))
            .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    assertThat(page.indexOf("乙の会議")).isPositive().isLessThan(page.indexOf("甲の会議"));
    as(Seat.SECRETARIAT, post(address(id)).param("version", "0").param("addRow", "meetings").param("meetings[0].name", "甲の会議"))
        .andExpect(content().string(containsString("name=\"meetings[1].topic\"")));
    as(Seat.SECRETARIAT,
            post(address(id)).param("version", "0").param("removeRow", "meetings[0]").param("meetings[0].name", "甲の会議"))
        .andExpect(content().string(not(containsString("甲の会議"))));
    assertThat(calls.get(id).version()).isZero();
  }

  @Test
  @DisplayName("二人が変更しても、先に保存された予定を上書きしない")
  void meetsTheOtherEditor() throws Exception {
    CallId id = fixtures.prepared(30);
    List<MeetingDraft> mine = new ArrayList<>(rows(id));
    List<MeetingDraft> theirs = new ArrayList<>(mine);
    Collections.swap(theirs, 1, 2);
    send(Seat.SECRETARIAT, id, 0, theirs).andExpect(status().is3xxRedirection());
    send(Seat.SECRETARIAT_MANAGER, id, 0, mine)
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("2 会議の名称")));
    assertThat(rows(id)).isEqualTo(theirs);
    send(Seat.SECRETARIAT_MANAGER, id, calls.get(id).version(), mine).andExpect(status().is3xxRedirection());
  }

  private static MeetingDraft with(MeetingDraft row, Precondition precondition) {
    return new MeetingDraft(
        row.name(), row.topic(), row.period(), row.duration(), row.form(), precondition, row.reserve());
  }

  private List<MeetingDraft> rows(CallId id) {
    return setup.editable(cast.viewer(Seat.SECRETARIAT), id);
  }

  private ResultActions confirm(Seat seat, CallId id) throws Exception {
    return as(seat, post("/calls/" + id.value() + "/confirmation").param("version", "" + calls.get(id).version()));
  }

  private static String address(CallId id) {
    return "/calls/" + id.value() + "/meetings";
  }

  private ResultActions send(Seat seat, CallId id, long version, List<MeetingDraft> rows) throws Exception {
    MockHttpServletRequestBuilder request = post(address(id)).param("version", "" + version);
    for (int index = 0; index < rows.size(); index++) {
      MeetingDraft row = rows.get(index);
      String path = "meetings[" + index + "].";
      request.param(path + "name", row.name()).param(path + "topic", row.topic()).param(path + "period", row.period())
          .param(path + "duration", row.duration()).param(path + "form", row.form())
          .param(path + "precondition", row.precondition().name()).param(path + "reserve", row.reserve() ? "RESERVE" : "");
    }
    return as(seat, request);
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
