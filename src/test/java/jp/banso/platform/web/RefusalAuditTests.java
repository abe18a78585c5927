package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("断った操作の記録")
class RefusalAuditTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;

  private TestPerson official;

  @BeforeEach
  void register() {
    official = TestPerson.nobody(context);
    official.give(RoleKind.PREFECTURE, ProgrammeCode.BANSO, PrefectureCode.of("05"));
  }

  @Test
  @DisplayName("権限のない画面は403で断り、記録が一つ残る")
  void recordsWhatIsForbidden() throws Exception {
    refused(get("/audit"), 403);
  }

  @Test
  @DisplayName("ほかの県の案件は404で断り、記録が一つ残る")
  void recordsWhatIsForeign() throws Exception {
    refused(get("/applications/{id}", UUID.randomUUID()), 404);
  }

  @Test
  @DisplayName("形の違うURLは404で断り、記録が一つ残る")
  void recordsAMalformedAddress() throws Exception {
    refused(get("/applications/{id}", "x"), 404);
  }

  @Test
  @DisplayName("項目の欠けた送信は400で断り、記録が一つ残る")
  void recordsAFormWithoutItsFields() throws Exception {
    refused(post("/roles").with(csrf()), 400);
  }

  @Test
  @DisplayName("読めない送信番号は400で断り、記録が一つ残る")
  void recordsAnUnreadableToken() throws Exception {
    refused(
        post("/roles").param("role", UUID.randomUUID().toString())
            .param(SubmitTokenInterceptor.FIELD, "x").with(csrf()),
        400);
  }

  @Test
  @DisplayName("ほかのサイトから送られた要求は403で断り、記録が一つ残る")
  void recordsAForgedForm() throws Exception {
    refused(post("/roles").param("role", UUID.randomUUID().toString()), 403);
  }

  @Test
  @DisplayName("内部の窓口は403で断り、記録が一つ残る")
  void recordsAKnockAtTheInside() throws Exception {
    refused(get("/actuator/env"), 403);
  }

  private void refused(MockHttpServletRequestBuilder request, int expected) throws Exception {
    mvc.perform(request.with(official.signedIn())).andExpect(status().is(expected));

    assertThat(refusals()).containsExactly("audit.refused." + expected);
  }

  private List<String> refusals() {
    return jdbc.sql("select action from audit_entry where refused and person_id = ?")
        .param(official.id())
        .query(String.class)
        .list();
  }
}
