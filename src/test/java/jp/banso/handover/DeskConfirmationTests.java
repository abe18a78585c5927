package jp.banso.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.handover.ConfirmationBoard.State;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("担当者・連絡先の年度当初の確認")
class DeskConfirmationTests {

  private static final ProgrammeCode PROGRAMME = ProgrammeCode.RENKEI;

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private ConfirmationBoard board;
  @Autowired private ConfirmationSweep sweep;
  @Autowired private Registration registration;
  @Autowired private People people;
  @Autowired private Worklist worklist;
  @Autowired @Qualifier("businessClock") private Clock clock;

  @Test
  @DisplayName("定めた日に担当課へ一度だけお願いし、そのまま・訂正・電話の代理入力で確認され、残りにだけ再度お願いする")
  void asksOnceAndHearsEachWay() throws Exception {
    LocalDate today = LocalDate.now(clock);
    FiscalYear year = FiscalYear.of(today);
    String mark = UUID.randomUUID().toString().substring(0, 8);
    for (String code : List.of("41", "42", "43")) {
      registration.desk(
          PROGRAMME, year, new DeskContact(PrefectureCode.of(code), "試験の課" + code, code + mark + "@example.jp", "000-000-00" + code));
    }
    TestPerson manager = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, PROGRAMME);
    TestPerson saga = new Office(context, RoleKind.PREFECTURE, PROGRAMME, "41").colleague();
    TestPerson nagasaki = new Office(context, RoleKind.PREFECTURE, PROGRAMME, "42").colleague();
    jdbc.sql("delete from desk_confirmation where programme = ? and prefecture_code in ('41','42','43')").param(PROGRAMME.code()).update();
    mvc.perform(get("/desk-confirmations").with(manager.signedIn())).andExpect(content().string(containsString("担当課（")));
    mvc.perform(
            post("/desk-confirmations/day").with(csrf()).with(manager.signedIn()).param("year", "" + year.year())
                .param("askOn", Wareki.date(today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY)))))
        .andExpect(status().isUnprocessableEntity());
    mvc.perform(
            post("/desk-confirmations/day").with(csrf()).with(manager.signedIn()).param("year", "" + year.year())
                .param("askOn", Wareki.date(today)))
        .andExpect(redirectedUrl("/desk-confirmations?year=" + year.year()));
    sweep.runDue();
    sweep.runDue();
    assertThat(mails(year, mark)).isEqualTo(3);
    assertThat(worklist.page(saga.viewer(), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 1000))
        .anyMatch(line -> line.link().equals("/desk-contacts/41") && line.dueAt() != null);
    mvc.perform(get("/desk-contacts/41").with(saga.signedIn())).andExpect(content().string(containsString("試験の課41")));
    mvc.perform(get("/desk-contacts/42").with(saga.signedIn())).andExpect(status().isNotFound());

    mvc.perform(confirmed("41", "試験の課41", "41" + mark + "@example.jp").with(saga.signedIn())).andExpect(redirectedUrl("/desk-contacts/41"));
    mvc.perform(confirmed("42", "新しい課", "ka42-" + mark + "@example.jp").with(nagasaki.signedIn())).andExpect(redirectedUrl("/desk-contacts/42"));
    mvc.perform(confirmed("42", "新しい課", "宛先でない").with(nagasaki.signedIn()))
        .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("宛先でない")));
    assertThat(people.desk(PROGRAMME, year, PrefectureCode.of("42")).orElseThrow().mail()).isEqualTo("ka42-" + mark + "@example.jp");
    assertThat(board.remind(manager.viewer(), year, List.of("41", "43")))
        .satisfies(report -> assertThat(report.done()).isEqualTo(1))
        .satisfies(report -> assertThat(report.failures()).containsEntry("handover.desk.failure.confirmed", 1));
    assertThat(mails(year, mark)).isEqualTo(4);
    mvc.perform(confirmed("43", "試験の課43", "43" + mark + "@example.jp").with(manager.signedIn())).andExpect(status().isUnprocessableEntity());
    mvc.perform(
            confirmed("43", "試験の課43", "43" + mark + "@example.jp").with(manager.signedIn()).param("proxy.means", "TELEPHONE")
                .param("proxy.saidBy", "試験の課").param("proxy.saidOn", Wareki.date(today)))
        .andExpect(redirectedUrl("/desk-contacts/43"));
    assertThat(board.lines(manager.viewer(), year))
        .filteredOn(line -> List.of("41", "42", "43").contains(line.prefecture().value()))
        .extracting(ConfirmationBoard.Line::state)
        .containsExactly(State.UNCHANGED, State.CORRECTED, State.UNCHANGED);
    mvc.perform(get("/desk-confirmations").with(manager.signedIn())).andExpect(content().string(containsString("確認済み（訂正あり）")));
    mvc.perform(confirmed("41", "試験の課41", "41" + mark + "@example.jp").with(saga.signedIn())).andExpect(status().is3xxRedirection());
    sweep.runDue();
    assertThat(mails(year, mark)).as("whoever was asked is not asked again").isEqualTo(4);
    assertThat(worklist.page(saga.viewer(), Worklist.Shelf.OPEN, Worklist.Period.ALL, null, 1000))
        .noneMatch(line -> line.link().equals("/desk-contacts/41"));
  }

  private int mails(FiscalYear year, String mark) {
    return jdbc.sql("select count(*) from outbox_mail where kind = 'desk-confirmation' and recipient like ?")
        .param("%" + mark + "@example.jp").query(Integer.class).single();
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder confirmed(
      String code, String deskName, String mail) {
    return post("/desk-contacts/" + code).with(csrf()).param("deskName", deskName).param("contactRole", "在宅医療担当")
        .param("mail", mail).param("telephone", "000-000-00" + code);
  }
}
