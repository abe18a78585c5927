package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
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
@DisplayName("窓口の引継ぎ")
class DeskHandoverTests {

  private static final String PAGE = "/inquiries/handover";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private DeskHandovers handovers;

  private InquiryFixtures inquiries;
  private TestPerson clerk;
  private TestPerson second;
  private Instant closing;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    second = inquiries.clerk();
    closing = handovers.nextClosing(clerk.viewer()).orElseThrow();
  }

  /** The day of the shared clock is closed by this test alone. */
  @AfterEach
  void close() {
    inquiries.endAll(clerk.viewer());
    jdbc.sql("delete from desk_handover where closed_at is null or closed_at >= ?").param(Timestamp.from(closing)).update();
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("申し送りとまとめての引継ぎを残し、閉じたときに残るものを一つの対応として次の方に入れ、翌日の画面に出す")
  void handsOver() throws Exception {
    InquiryId free = inquiries.called(clerk.viewer(), "引継ぎ市", null);
    InquiryId held = inquiries.called(clerk.viewer(), "担当市", null);
    InquiryId waits = inquiries.called(clerk.viewer(), "余裕市", null);
    send(clerk, PAGE, "rows[0].id", free.value().toString(), "rows[0].was", "", "rows[0].note", "回答案は机の上です。", "rows[1].id",
            held.value().toString(), "rows[1].was", "", "rows[1].note", "", "chosen", held.value().toString(), "chosen",
            waits.value().toString(), "person", second.id().toString(), "act", "assign")
        .andExpect(flash().attribute("flash", "inquiries.handover.assigned"))
        .andExpect(flash().attribute("flashArguments", List.of(2)));
    jdbc.sql("update work_item set due_at = ? from inquiry i where work_item.case_key = i.case_key and i.id = ?")
        .params(Timestamp.from(closing.plusSeconds(30L * 24 * 3600)), waits.value())
        .update();
    send(second, PAGE, "rows[0].id", free.value().toString(), "rows[0].was", "", "rows[0].note", "別の申し送り", "act", "notes")
        .andExpect(flash().attribute("flash", "fragments.bulk.report"))
        .andExpect(flash().attribute("typed", Map.of(free.value().toString(), "別の申し送り")));
    send(clerk, PAGE + "/day", "version", "-1", "successor", UUID.randomUUID().toString(), "note", "")
        .andExpect(status().isUnprocessableEntity());
    send(clerk, PAGE + "/day", "version", "-1", "successor", "", "note", "明日は電話が多い見込みです。")
        .andExpect(status().is3xxRedirection());
    send(second, PAGE + "/day", "version", "-1", "successor", "", "note", "知らずに書いた")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("知らずに書いた")))
        .andExpect(content().string(containsString("電話が多い見込み")));
    page(clerk).andExpect(content().string(containsString("回答案は机の上です。")));

    assertThat(handovers.dueNext(ProgrammeCode.BANSO, closing.plusSeconds(60))).contains(closing);
    handovers.close(ProgrammeCode.BANSO, closing.plusSeconds(60));
    handovers.close(ProgrammeCode.BANSO, closing.plusSeconds(120));
    DeskHandover last = handovers.last(clerk.viewer()).orElseThrow();
    assertThat(last.items())
        .extracting(item -> item.inquiry().id(), DeskHandover.Item::reason, DeskHandover.Item::note)
        .contains(tuple(free, DeskHandover.Reason.UNASSIGNED, "回答案は机の上です。"), tuple(held, DeskHandover.Reason.DUE, null));
    assertThat(last.items()).extracting(item -> item.inquiry().id()).doesNotContain(waits);
    assertThat(work(last)).isEqualTo(1);
    mvc.perform(get("/inquiries").with(second.signedIn())).andExpect(content().string(containsString("前回の引継ぎ")));
    page(second)
        .andExpect(content().string(containsString("電話が多い見込み")))
        .andExpect(content().string(containsString("担当が決まっていない")));
    send(second, PAGE + "/reading", "handover", last.id().toString()).andExpect(status().is3xxRedirection());
    send(second, PAGE + "/reading", "handover", last.id().toString()).andExpect(status().isConflict());
    assertThat(work(last)).isZero();
  }

  @Test
  @DisplayName("対応中の相談と折返しは、一頁に入りきらなくても続きで全て見られる")
  void readsOnPastAPage() {
    for (int i = 0; i < 5; i++) {
      InquiryId id = inquiries.called(clerk.viewer(), "続き市" + i, null);
      context.getBean(InquiryHandling.class).promiseCallback(clerk.viewer(), id, null).orThrow();
    }
    List<UUID> all = handovers.open(clerk.viewer(), null, 10_000).stream().map(DeskHandoverTests::id).toList();
    List<UUID> read = new ArrayList<>();
    Place after = null;
    for (List<DeskHandovers.Line> page = handovers.open(clerk.viewer(), null, 2);
        !page.isEmpty();
        page = handovers.open(clerk.viewer(), after, 2)) {
      page.forEach(line -> read.add(id(line)));
      after = page.get(page.size() - 1).line().place();
    }
    assertThat(read).hasSizeGreaterThan(4).isEqualTo(all);

    CallbackBoard board = context.getBean(CallbackBoard.class);
    board.open(clerk.viewer(), null, 2).forEach(one -> board.tried(clerk.viewer(), one.id(), true, "話した"));
    assertThat(readOn((place) -> board.open(clerk.viewer(), place, 2)))
        .hasSizeGreaterThan(2)
        .isEqualTo(board.open(clerk.viewer(), null, 10_000).stream().map(Callback::id).toList());
    assertThat(readOn((place) -> board.settled(clerk.viewer(), place, 1)))
        .hasSizeGreaterThan(1)
        .isEqualTo(board.settled(clerk.viewer(), null, 10_000).stream().map(Callback::id).toList());
  }

  private static UUID id(DeskHandovers.Line line) {
    return line.line().inquiry().id().value();
  }

  private static List<UUID> readOn(Function<Place, List<Callback>> pages) {
    List<UUID> read = new ArrayList<>();
    Place after = null;
    for (List<Callback> page = pages.apply(null); !page.isEmpty(); page = pages.apply(after)) {
      page.forEach(one -> read.add(one.id()));
      after = page.get(page.size() - 1).place();
    }
    return read;
  }

  @Test
  @DisplayName("引継ぎ先を決めておけば、その方だけの対応になる")
  void goesToTheSuccessor() throws Exception {
    inquiries.called(clerk.viewer(), "後任市", null);
    send(clerk, PAGE + "/day", "version", "-1", "successor", second.id().toString(), "note", "")
        .andExpect(status().is3xxRedirection());
    handovers.close(ProgrammeCode.BANSO, closing.plusSeconds(60));
    DeskHandover last = handovers.last(clerk.viewer()).orElseThrow();
    assertThat(last.successor()).isEqualTo(second.id());
    assertThat(
            jdbc.sql("select assignee_id from work_item where ref = ?")
                .param("desk-handover-" + last.id())
                .query(UUID.class)
                .single())
        .isEqualTo(second.id());
    handovers.read(second.viewer(), last.id());
  }

  @Test
  @DisplayName("受付期間が終わっても、翌年度になっても、対応中の相談がある間は引き継ぐ")
  void goesOnAfterThePeriod() {
    inquiries.called(clerk.viewer(), "期間後市", null);
    assertThat(handovers.dueNext(ProgrammeCode.BANSO, Instant.parse("2026-03-03T01:00:00Z")))
        .contains(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(handovers.dueNext(ProgrammeCode.BANSO, Instant.parse("2026-04-02T01:00:00Z")))
        .contains(Instant.parse("2026-04-01T08:00:00Z"));
    inquiries.endAll(clerk.viewer());
    assertThat(handovers.dueNext(ProgrammeCode.BANSO, Instant.parse("2026-04-02T01:00:00Z"))).isEmpty();
  }

  private int work(DeskHandover handover) {
    return jdbc.sql("select count(*) from work_item where ref = ? and process_key = 'desk-handover'")
        .param("desk-handover-" + handover.id())
        .query(Integer.class)
        .single();
  }

  private ResultActions page(TestPerson person) throws Exception {
    return mvc.perform(get(PAGE).with(person.signedIn())).andExpect(status().isOk());
  }

  private ResultActions send(TestPerson person, String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder request = post(path).with(csrf()).with(person.signedIn());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return mvc.perform(request);
  }
}
