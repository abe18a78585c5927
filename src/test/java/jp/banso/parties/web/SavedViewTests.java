package jp.banso.parties.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@BansoTest
@DisplayName("名前を付けて保存した一覧")
class SavedViewTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;

  @Autowired @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  private TestPerson clerk;

  @BeforeEach
  void register() {
    clerk = TestPerson.with(context, RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO);
  }

  @Test
  @DisplayName("保存の欄がある一覧は、どれも名前を付けて保存できる")
  void everyListThatOffersItIsKept() throws Exception {
    List<String> offering = new ArrayList<>();
    for (String page : pages()) {
      MvcResult read = mvc.perform(get(page).with(clerk.signedIn())).andReturn();
      if (read.getModelAndView() != null && read.getModelAndView().getModel().containsKey("views")) {
        offering.add(page);
        keep(page, "保存した一覧").andExpect(status().is3xxRedirection());
        mvc.perform(get(page).with(clerk.signedIn())).andExpect(content().string(containsString("保存した一覧")));
      }
    }
    assertThat(offering)
        .contains("/applications", "/inquiries", "/knowledge", "/guidebook-candidates", "/mails", "/people/invitations");
  }

  /** Whatever can be opened without knowing a case. */
  private TreeSet<String> pages() {
    TreeSet<String> pages = new TreeSet<>();
    routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(page -> !page.contains("{") && !page.contains(".") && !page.contains("*"))
        .forEach(pages::add);
    return pages;
  }

  @Test
  @DisplayName("名前がない、または長すぎるときは、欄のそばで断り、書いたものを残す")
  void refusesANameBesideItsField() throws Exception {
    refused("", "一覧の名前を入力してください。");
    refused("長".repeat(51), "50文字以内");
  }

  private void refused(String name, String reason) throws Exception {
    MvcResult sent = keep("/mails", name).andExpect(status().is3xxRedirection()).andReturn();
    mvc.perform(get("/mails").with(clerk.signedIn()).cookie(sent.getResponse().getCookies()))
        .andExpect(content().string(containsString("id=\"view-name-error\"")))
        .andExpect(content().string(containsString(name.isEmpty() ? "name=\"name\"" : "value=\"" + name + "\"")))
        .andExpect(content().string(containsString(reason)));
  }

  @Test
  @DisplayName("この製品のものでない行き先は保存しない")
  void keepsNoForeignAddress() throws Exception {
    for (String here : List.of("//evil.example", "https://evil.example/", "/\\evil.example", "/mails/../x", "")) {
      keep(here, "よそ").andExpect(status().isBadRequest());
    }
  }

  private ResultActions keep(String here, String name) throws Exception {
    return mvc.perform(post("/views").param("here", here).param("name", name).with(clerk.signedIn()).with(csrf()));
  }
}
