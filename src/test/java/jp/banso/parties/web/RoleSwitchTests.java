package jp.banso.parties.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("役割の切替え")
class RoleSwitchTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;

  @Test
  @DisplayName("二つの役割を持つ人が切り替えると、その役割の画面になる")
  void switchesToTheOtherRole() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    UUID manager = person.give(RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO, null);
    mvc.perform(get("/").with(person.signedIn()))
        .andExpect(content().string(allOf(containsString("役割を切り替える"), not(containsString("監査ログ")))));
    mvc.perform(get("/roles").with(person.signedIn()))
        .andExpect(content().string(allOf(containsString("事務局責任者"), containsString("現在の役割"))));

    Cookie session =
        mvc.perform(post("/roles").param("role", manager.toString()).with(csrf()).with(person.signedIn()))
            .andExpect(redirectedUrl("/"))
            .andReturn().getResponse().getCookie("SESSION");

    mvc.perform(get("/").cookie(session).with(person.signedIn()))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("事務局責任者"), containsString("監査ログ"))));
  }

  @Test
  @DisplayName("他人の役割は選べない")
  void refusesAnothersRole() throws Exception {
    TestPerson person = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    UUID foreign = TestPerson.nobody(context).give(RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO, null);

    mvc.perform(post("/roles").param("role", foreign.toString()).with(csrf()).with(person.signedIn()))
        .andExpect(status().isNotFound());
  }

  @Test
  @DisplayName("役割が一つだけの人には切替えを示さない")
  void offersNoSwitchWithOneRole() throws Exception {
    TestPerson person = TestPerson.nobody(context);
    person.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("33"));

    mvc.perform(get("/").with(person.signedIn()))
        .andExpect(content().string(not(containsString("役割を切り替える"))));
  }
}
