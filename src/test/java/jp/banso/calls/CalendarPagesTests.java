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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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
  @Autowired private Clock clock;

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
        .andExpect(content().string(containsString("休業日を登録しました。")))
        .andExpect(content().string(containsString("令和23年3月6日")))
        .andExpect(content().string(not(containsString("休業日を登録する"))));
    as("admin", post("/calendar/days").param("from", "令和23年3月6日").param("reason", "再び"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("その日はすでに休業日です。")))
        .andExpect(content().string(containsString("再び")));
    as("sekinin", post("/calendar/days").param("from", "あした").param("reason", "再び").param("year", "2041"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("令和23年（2041年）の祝日と休業日")))
        .andExpect(content().string(containsString("令和23年3月6日（水）の登録を取り消す")));
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
        .andExpect(content().string(containsString("100文字以内")));
    as("sekinin", post("/calendar/periods").param("from", "12/29").param("to", "1月3日").param("reason", "年末年始"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("同じ期間がすでに登録されています。")));
    for (String year : new String[] {"1800", "2100", "12025", "-2025"}) {
      as("sekinin", get("/calendar?year=" + year)).andExpect(status().isNotFound());
    }
  }

  @Test
  @DisplayName("内閣府の一覧は、違いを確かめてから取り込める")
  void takesTheCabinetOfficesListOver() throws Exception {
    LocalDate added = LocalDate.of(2042, 6, 3);
    LocalDate moved = LocalDate.of(2042, 11, 3);
    byte[] same = list(day -> true, null);
    compare(same)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("全て一致しています")));

    byte[] changed = list(day -> !day.equals(moved), added);
    compare(changed)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("新しい祝日")))
        .andExpect(content().string(containsString("文化の日")));
    assertThat(calendar.isBusinessDay(added)).as("only looked at").isTrue();
    takeOver(changed);
    Awaitility.await().until(() -> !calendar.isBusinessDay(added) && calendar.isBusinessDay(moved));
    assertThat(
            jdbc.sql("select details ->> 'closed' from audit_entry where action = 'audit.calendar.listTakenOver' order by id desc limit 1")
                .query(String.class).single())
        .contains("令和24年6月3日", "新しい祝日");

    compare(same)
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("全て一致しています"))))
        .andExpect(content().string(containsString("前の一覧から取り込んだ登録を取り消す日")));
    takeOver(same);
    Awaitility.await().until(() -> calendar.isBusinessDay(added) && !calendar.isBusinessDay(moved));
  }

  @Test
  @DisplayName("今年の祝日のない一覧や途中で切れた一覧は断る")
  void refusesAListThatIsCut() throws Exception {
    LocalDate cut = LocalDate.of(2042, 8, 1);
    compare(list(day -> day.isBefore(cut), null))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("一覧に2042年の祝日がそろっていません。")));
    int thisYear = LocalDate.now(clock).getYear();
    compare(list(day -> day.getYear() < thisYear, null))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("一覧に" + thisYear + "年の祝日がそろっていません。")));
    assertThat(calendar.isBusinessDay(LocalDate.of(2042, 9, 15))).isFalse();
  }

  @Test
  @DisplayName("UTF-8で保存し直した一覧も読める")
  void readsAListSavedAsUtf8() throws Exception {
    for (String mark : new String[] {"", "\uFEFF"}) {
      String text = mark + new String(list(day -> true, null), SHIFT_JIS);
      compare(text.getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk()).andExpect(content().string(containsString("全て一致しています")));
      // what Excel calls Unicode text
      compare(text.replace(',', '\t').getBytes(StandardCharsets.UTF_16LE)).andExpect(status().isOk()).andExpect(content().string(containsString("全て一致しています")));
    }
  }

  @Test
  @DisplayName("毎年の休業期間は、休業になる日を示してから登録し、長すぎる期間は断る")
  void closesAPeriodAfterShowingItsDays() throws Exception {
    as("sekinin", post("/calendar/periods").param("from", "1/3").param("to", "12/29").param("reason", "逆の期間"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("休業期間は31日以内で登録してください。")))
        .andExpect(content().string(containsString("逆の期間")));
    as("sekinin", post("/calendar/periods").param("from", "8/1").param("to", "8/31").param("reason", "夏季休業"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("8月に営業日が一日もなくなるため")));
    as("sekinin", post("/calendar/periods").param("from", "5/3").param("to", "5/7").param("reason", "連休"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("次の1日が営業日でなくなります。")));
    assertThat(periods()).as("only looked at").doesNotContain("連休");
    as("sekinin", post("/calendar/periods").param("from", "5/3").param("to", "5/5").param("reason", "連休").param("seen", "true"))
        .andExpect(redirectedUrl("/calendar"));
    assertThat(periods()).contains("連休");
    String id = jdbc.sql("select id from closing_day_rule where reason = '連休'").query(String.class).single();
    as("sekinin", post("/calendar/periods/back").param("period", id)).andExpect(redirectedUrl("/calendar"));
    assertThat(periods()).doesNotContain("連休");
  }

  @Test
  @DisplayName("ほかのファイルは、読めない行を示して断る")
  void refusesAnotherFile() throws Exception {
    String head = "日付,名称\n";
    for (byte[] file :
        new byte[][] {
          "x".getBytes(SHIFT_JIS), (head + "2042/13/1,元日").getBytes(SHIFT_JIS), "元日".getBytes(SHIFT_JIS),
          (head + "9999/1/1,元日").getBytes(SHIFT_JIS), (head + "2025/2/30,無い日").getBytes(SHIFT_JIS),
          (head + "2025/1/1," + "長".repeat(101)).getBytes(SHIFT_JIS), (head + "2025/1/1,元\0日").getBytes(SHIFT_JIS)
        }) {
      compare(file)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(containsString("id=\"list-list-error\"")))
          .andExpect(content().string(containsString("として読めません。")));
    }
    byte[] mixed = (head + "2042/1/1,元日\n").getBytes(StandardCharsets.UTF_8);
    byte[] more = "2042/1/12,成人の日\n".getBytes(SHIFT_JIS);
    byte[] both = Arrays.copyOf(mixed, mixed.length + more.length);
    System.arraycopy(more, 0, both, mixed.length, more.length);
    compare(both).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("文字コードを読み取れません")));
    compare(new byte[0])
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("一覧（CSV）を選択してください。")));
    compare(new byte[300_000])
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("ファイルが大きすぎます。")));
    as("sekinin", post("/calendar/list/take-over").param("days", "***")).andExpect(status().isBadRequest());
  }

  private ResultActions compare(byte[] file) throws Exception {
    return as(
        "sekinin", multipart("/calendar/list").file(new MockMultipartFile("list", "syukujitsu.csv", "text/csv", file)));
  }

  private void takeOver(byte[] file) throws Exception {
    as("sekinin", post("/calendar/list/take-over").param("days", Base64.getEncoder().encodeToString(file)))
        .andExpect(redirectedUrl("/calendar"));
  }

  private List<String> periods() {
    return jdbc.sql("select reason from closing_day_rule").query(String.class).list();
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
