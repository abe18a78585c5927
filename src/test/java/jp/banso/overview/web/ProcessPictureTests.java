package jp.banso.overview.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("手続の流れの図")
class ProcessPictureTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;

  @Test
  @DisplayName("ログインした人は、だれでも手続の図を読める")
  void givesTheModel() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);

    mvc.perform(
            get("/cases/process-picture/call-publication.bpmn")
                .param("key", "R7-BANSO")
                .with(advisor.signedIn()))
        .andExpect(status().isOk())
        .andExpect(content().contentType("application/xml;charset=UTF-8"))
        .andExpect(content().string(containsString("公募の公表")));
  }

  @Test
  @DisplayName("ない手続の図は404になる")
  void knowsNoOtherModel() throws Exception {
    TestPerson advisor = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);

    mvc.perform(get("/cases/process-picture/no-such-process.bpmn").with(advisor.signedIn()))
        .andExpect(status().isNotFound());
    mvc.perform(get(URI.create("/cases/process-picture/%24%7B7*7%7D.bpmn")).with(advisor.signedIn()))
        .andExpect(status().isNotFound());
  }
}
