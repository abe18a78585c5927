package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.BansoTest;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.JapaneseHolidays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Uses days of years that no other test counts, so that nobody's due date moves. */
@BansoTest
@DisplayName("営業日と休業日の画面")
class CalendarPagesTests {

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("u/M/d");

  @Autowired private MockMvc mvc;
  @Autowired private UserDetailsService users;
  @Autowired private JdbcClient jdbc;
  @Autowired private BusinessCalendar calendar;

  @Test
  @DisplayName("休業日を登録すると営業日から除かれ、取り消すと戻る")
  void closesADay() throws Exception {
    LocalDate day = LocalDate.of(2041, 3, 6);
    assertThat(calendar.isBusinessDay(day)).isTrue();
    as("sekinin", post("/calendar/days").param("from", "2041/3/6").param("reason", "創立記念日"))
        .andExpect(redirectedUrl("/calendar?year=2041"));
    Awaitility.await().until(() -> !calendar.isBusinessDay(day));
    as("jimu", get("/calendar?year=2041")).andExpect(status().isOk())
        .andExpect(content().string(containsString("創立記念日")))
        .andExpect(content().string(containsString("昭和の日")))
        .andExpect(content().string(not(containsString("休業日を登録する"))));
    as("admin", post("/calendar/days").param("from", "令和23年3月6日").param("reason", "再び"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("その日はすでに休業日です。")))
        .andExpect(content().string(containsString("再び")));
    as("sekinin", post("/calendar/days/back").param("day", "2041-03-06")).andExpect(status().is3xxRedirection());
    Awaitility.await().until(() -> calendar.isBusinessDay(day));
    assertThat(audited("audit.calendar.closed")).isPositive();
    assertThat(audited("audit.calendar.takenBack")).isPositive();
  }

  @Test
  @DisplayName("読めない日付や空の理由は、欄のそばに知らせ、入力を残す")
  void saysWhatIsWrong() throws Exception {
    as("sekinin", post("/calendar/days").param("from", "あした").param("reason", " "))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("令和8年8月14日」のように")))
        .andExpect(content().string(containsString("休業の理由を入力してください。")))
        .andExpect(content().string(containsString("あした")));
    as("sekinin", post("/calendar/periods").param("from", "2/30").param("to", "３月１日").param("reason", "あ".repeat(101)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("月と日を「12/29」のように")))
        .andExpect(content().string(containsString("100字以内")));
    as("sekinin", post("/calendar/periods").param("from", "12/29").param("to", "1月3日").param("reason", "年末年始"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("同じ期間がすでに登録されています。")));
    as("sekinin", get("/calendar?year=1800")).andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("内閣府の一覧は、違いを確かめてから取り込める")
  void takesTheCabinetOfficesListOver() throws Exception {
    LocalDate added = LocalDate.of(2042, 6, 3);
    LocalDate moved = LocalDate.of(2042, 11, 3);
    byte[] same = list(day -> true, null);
    as("sekinin", multipart("/calendar/list").file(new MockMultipartFile("list", "syukujitsu.csv", "text/csv", same)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("全て一致しています")));

    byte[] changed = list(day -> !day.equals(moved), added);
    as("sekinin", multipart("/calendar/list").file(new MockMultipartFile("list", "syukujitsu.csv", "text/csv", changed)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("新しい祝日")))
        .andExpect(content().string(containsString("文化の日")));
    assertThat(calendar.isBusinessDay(added)).as("only looked at").isTrue();
    as("sekinin", post("/calendar/list/take-over").param("list", Base64.getEncoder().encodeToString(changed)))
        .andExpect(redirectedUrl("/calendar"));
    Awaitility.await().until(() -> !calendar.isBusinessDay(added) && calendar.isBusinessDay(moved));
    for (LocalDate day : new LocalDate[] {added, moved}) {
      as("sekinin", post("/calendar/days/back").param("day", day.toString())).andExpect(status().is3xxRedirection());
    }
    Awaitility.await().until(() -> calendar.isBusinessDay(added) && !calendar.isBusinessDay(moved));
  }

  @Test
  @DisplayName("ほかのファイルは、読めない行を示して断る")
  void refusesAnotherFile() throws Exception {
    for (byte[] file : new byte[][] {"x".getBytes(SHIFT_JIS), "日付,名称\n2042/13/1,元日".getBytes(SHIFT_JIS), {(byte) 0x82, 0x0a}}) {
      as("sekinin", multipart("/calendar/list").file(new MockMultipartFile("list", "a.csv", "text/csv", file)))
          .andExpect(redirectedUrl("/calendar"))
          .andExpect(flash().attributeExists("flash"));
    }
    as("sekinin", post("/calendar/list/take-over").param("list", "***")).andExpect(status().isBadRequest());
  }

  private static byte[] list(Predicate<LocalDate> kept, LocalDate added) {
    String rows =
        IntStream.rangeClosed(2020, 2042)
            .mapToObj(year -> JapaneseHolidays.of(year).keySet())
            .flatMap(days -> days.stream())
            .filter(kept)
            .map(day -> day.format(DAY) + ",祝日")
            .collect(Collectors.joining("\r\n"));
    String more = added == null ? "" : "\r\n" + added.format(DAY) + ",新しい祝日";
    return ("国民の祝日・休日月日,国民の祝日・休日名称\r\n" + rows + more + "\r\n").getBytes(SHIFT_JIS);
  }

  private int audited(String action) {
    return jdbc.sql("select count(*) from audit_entry where action = ?").param(action).query(Integer.class).single();
  }

  private ResultActions as(String login, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(users.loadUserByUsername(login))));
  }
}
