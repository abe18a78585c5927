package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import jp.banso.BansoTest;
import jp.banso.SqlLog;
import jp.banso.TestPerson;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("相談の集計")
class InquiryFigureTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;

  private InquiryFixtures inquiries;
  private TestPerson clerk;
  private TestPerson manager;

  @BeforeEach
  void open() {
    inquiries = new InquiryFixtures(context);
    inquiries.openDesk();
    clerk = inquiries.clerk();
    manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
  }

  @AfterEach
  void close() {
    for (int year : new int[] {2024, 2025}) {
      if (context.getBean(InquiryFigures.class).confirmation(manager.viewer(), new FiscalYear(year)).isPresent()) {
        context.getBean(InquiryFigures.class).takeBack(manager.viewer(), new FiscalYear(year));
      }
    }
    inquiries.endAll(clerk.viewer());
    inquiries.closeDesk();
  }

  @Test
  @DisplayName("月・分類・都道府県・方法・種別と回答までの時間を、窓口だけが見る")
  void countsForTheDesk() throws Exception {
    InquiryId first = inquiries.calledAt(clerk.viewer(), Instant.parse("2024-11-05T01:00:00Z"));
    inquiries.calledAt(clerk.viewer(), Instant.parse("2024-11-05T02:00:00Z"));
    context
        .getBean(InquiryHandling.class)
        .end(clerk.viewer(), first, Long.parseLong(inquiries.version(first)), "取下げ")
        .orThrow();
    page(clerk, "/inquiries/figures?year=R6&from=令和6年11月5日&to=2024-11-05")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("令和6年度の相談の集計")))
        .andExpect(content().string(containsString("令和6年11月")))
        .andExpect(content().string(containsString("秋田県 2件")))
        .andExpect(content().string(containsString("市区町村")));
    page(clerk, "/inquiries/figures?from=令和7年11月5日&to=令和7年11月4日")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("受付の初日より後の日付にしてください")));
    TestPerson prefecture = TestPerson.nobody(context);
    prefecture.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("05"));
    for (TestPerson other :
        new TestPerson[] {
          prefecture, TestPerson.with(context, RoleKind.MINISTRY, ProgrammeCode.BANSO),
          TestPerson.with(context, RoleKind.REVIEWER, ProgrammeCode.BANSO)
        }) {
      page(other, "/inquiries/figures").andExpect(status().isNotFound());
      page(other, "/inquiries/figures.csv?year=R7").andExpect(status().isNotFound());
    }
    page(TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.RENKEI), "/inquiries/figures?year=R6")
        .andExpect(content().string(not(containsString("秋田県 2件"))));
  }

  @Test
  @DisplayName("厚生労働省へお渡しする集計は、確認と利用目的がそろうまで断り、少ない数を伏せ、利用の記録に残る")
  void tellsTheMinistryOnceItConfirmed() throws Exception {
    Clock clock = context.getBean(Clock.class);
    String today = LocalDate.now(clock).toString();
    String running = FiscalYear.of(clock.instant()).label();
    page(clerk, "/inquiries/figures.csv?year=" + running)
        .andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "inquiries.figures.refused.running"));
    // One that another test left goes together with the three of Kashiwa, never with the ten of Senboku.
    for (int i = 0; i < 10; i++) {
      inquiries.calledAt(clerk.viewer(), Instant.parse("2024-11-06T01:00:00Z"));
    }
    for (int i = 0; i < 3; i++) {
      inquiries.calledAt(
          clerk.viewer(),
          new Requester("千葉県柏市", RequesterKind.MUNICIPALITY, "12", "相談 花子", null, "04-0000-0001"),
          Instant.parse("2024-11-06T02:00:00Z"));
    }
    page(clerk, "/inquiries/figures.csv?year=R6")
        .andExpect(flash().attribute("flash", "inquiries.figures.refused.unconfirmed"));
    confirm(clerk, "R6", today).andExpect(status().isForbidden());
    confirm(manager, "R6", "").andExpect(status().isUnprocessableEntity());
    confirm(manager, "R6", "2098-06-27").andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("まだ来ていない日付です")));
    confirm(manager, "R6", today).andExpect(flash().attribute("flash", "inquiries.figures.confirmed"));
    confirm(manager, "R6", today).andExpect(status().isConflict());
    page(clerk, "/inquiries/figures.csv?year=R6")
        .andExpect(flash().attribute("flash", "inquiries.figures.refused.terms"));

    String ofYear = " where programme = 'BANSO' and fiscal_year = 2024";
    String uses = jdbc.sql("select uses from consultation_desk" + ofYear).query(String.class).single();
    jdbc.sql(
            "update consultation_desk set uses = (select max(uses) from consultation_desk where programme = 'BANSO'"
                + " and fiscal_year = 2025)" + ofYear)
        .update();
    try {
      page(clerk, "/inquiries/figures?year=R6").andExpect(content().string(containsString("令和6年度の集計（CSV）")));
      String csv =
          page(clerk, "/inquiries/figures.csv?year=R6").andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
      assertThat(csv).contains("合計", "都道府県", "秋田県").doesNotContain("仙北市");
      page(clerk, "/inquiries/figures.xlsx?year=R6").andExpect(status().isOk());
      page(clerk, "/inquiries/uses").andExpect(content().string(containsString("令和6年度の集計（CSV）")));
    } finally {
      jdbc.sql("update consultation_desk set uses = ?" + ofYear).param(uses).update();
    }
  }

  @Test
  @DisplayName("年度が終わってから記録した回答は、回答までの時間に数えない")
  void countsNoTimeOfWhatWasCopied() {
    InquiryId copied = inquiries.calledAt(clerk.viewer(), Instant.parse("2024-11-06T01:00:00Z"));
    FigureFilter year = new FigureFilter(new FiscalYear(2024), null, null);
    jdbc.sql("update inquiry set answer_minutes = 71220 where id = ?").param(copied.value()).update();
    assertThat((Object) context.getBean(InquiryFigures.class).of(clerk.viewer(), year).total().ninety()).isNotEqualTo(71_220);
    // what came in time counts also if it was answered after the year, or is open again
    jdbc.sql("update inquiry set recorded_at = received_at where id = ?").param(copied.value()).update();
    assertThat(context.getBean(InquiryFigures.class).of(clerk.viewer(), year).total().ninety()).isNotNull();
  }

  @Test
  @DisplayName("何件でも同じ数の問合せで開く")
  void asksNoMoreOften() throws Exception {
    inquiries.called(clerk.viewer(), "統計市", null);
    int few = statements();
    for (int i = 0; i < 5; i++) {
      inquiries.called(clerk.viewer(), "統計市" + i, null);
    }
    assertThat(statements()).isLessThanOrEqualTo(few);
  }

  private int statements() throws Exception {
    try (SqlLog log = new SqlLog()) {
      page(clerk, "/inquiries/figures");
      return log.ofThePage().size();
    }
  }

  private ResultActions confirm(TestPerson person, String year, String on) throws Exception {
    return mvc.perform(
        post("/inquiries/figures/confirmation")
            .with(csrf())
            .with(person.signedIn())
            .param("year", year)
            .param("confirmedOn", on)
            .param("note", "メールで確認"));
  }

  private ResultActions page(TestPerson person, String path) throws Exception {
    return mvc.perform(get(path).with(person.signedIn()));
  }
}
