package jp.banso.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.validation.BeanPropertyBindingResult;

@BansoTest
@DisplayName("時計の画面")
class ClockPageTests {

  private static final Instant NOW = Instant.parse("2025-06-25T00:30:00Z");

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;

  @Test
  @DisplayName("管理者は、ただいまの日時と次の予定を見る")
  void showsTheTime() throws Exception {
    TestPerson administrator = TestPerson.with(context, RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO);

    mvc.perform(get("/demo/clock").with(administrator.signedIn()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("ただいまの日時")))
        .andExpect(content().string(containsString("次の予定")));
  }

  @ParameterizedTest
  @EnumSource(names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("ほかの役割は、時計を見ることも進めることもできない")
  void staysShutForOthers(RoleKind role) throws Exception {
    TestPerson person = TestPerson.nobody(context);
    person.give(role, ProgrammeCode.BANSO, PrefectureCode.of("33"));

    mvc.perform(get("/demo/clock").with(person.signedIn())).andExpect(status().isForbidden());
    mvc.perform(
            post("/demo/clock").param("date", "R8.3.31").param("time", "9:00").with(csrf())
                .with(person.signedIn()))
        .andExpect(status().isForbidden());
    mvc.perform(post("/demo/clock/next").with(csrf()).with(person.signedIn()))
        .andExpect(status().isForbidden());
  }

  @ParameterizedTest
  @CsvSource({
    "あした, 9:00, 日付を読み取れません",
    "R2.4.1, 9:00, 時計は戻せません",
    "R70.4.1, 9:00, 1年先まで",
    "R7.12.1, 25時, 時刻を読み取れません"
  })
  @DisplayName("読めない日時や過ぎた日時は、打った文字を残して理由を言う")
  void saysWhatIsWrong(String date, String time, String message) throws Exception {
    TestPerson administrator = TestPerson.with(context, RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO);

    mvc.perform(
            post("/demo/clock").param("date", date).param("time", time).with(csrf())
                .with(administrator.signedIn()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(message)))
        .andExpect(content().string(containsString("value=\"" + date + "\"")));
  }

  @ParameterizedTest
  @CsvSource({
    "令和７年７月３１日, 9:00, 2025-07-31T00:00:00Z",
    "R7.7.31, １４時０５分, 2025-07-31T05:05:00Z",
    "2025-06-25, 9:31, 2025-06-25T00:31:00Z"
  })
  @DisplayName("和暦でも西暦でも、全角でも半角でも読む")
  void readsDatesAsPeopleTypeThem(String date, String time, Instant target) {
    ClockForm form = new ClockForm(date, time);

    assertThat(ClockTarget.of(form, NOW, new BeanPropertyBindingResult(form, "form"))).contains(target);
  }
}
