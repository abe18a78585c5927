package jp.banso.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("メールで届く番号でのログイン")
class LoginCodeTests {

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private LoginCodes codes;
  @Autowired private Registration registration;
  @Autowired @Qualifier("technicalClock") private Clock technicalClock;

  private TestPerson first;
  private TestPerson second;
  private String mail;

  @BeforeEach
  void shareAnAddress() {
    first = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    second = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    mail = "daihyo-" + UUID.randomUUID() + "@example.jp";
    registration.rename(first.id(), "担当 一郎", mail);
    registration.rename(second.id(), "担当 二郎", mail);
  }

  private List<String> words(String kind) {
    return jdbc.sql(
            "select coalesce(secret_body, body) from outbox_mail where kind = ? and recipient = ? order by created_at")
        .params(kind, mail)
        .query(String.class)
        .list();
  }

  private String code(String name) {
    return SecretMail.of(
            context, mail,
            () -> {
              codes.request(mail.toUpperCase(java.util.Locale.ROOT), name);
              return null;
            })
        .code();
  }

  @Test
  @DisplayName("アドレスを共用する方は、名前を選んで番号を受け取り、その人としてログインする。番号は一度だけ使える")
  void signsInWhoWasNamed() throws Exception {
    codes.request(mail, "");
    assertThat(words("login-code")).isEmpty();
    assertThat(words("login-names")).singleElement().asString().contains("担当 一郎", "担当 二郎");
    String code = code("担当　二郎");
    Cookie before = mvc.perform(get("/login/code/enter")).andReturn().getResponse().getCookie("SESSION");
    mvc.perform(post("/login/code/enter").with(csrf()).cookie(before).param("mail", mail).param("code", "x" + code))
        .andExpect(status().isUnprocessableEntity());
    Cookie session =
        mvc.perform(post("/login/code/enter").with(csrf()).cookie(before).param("mail", mail).param("code", code))
            .andExpect(redirectedUrl("/"))
            .andReturn()
            .getResponse()
            .getCookie("SESSION");
    assertThat(session.getValue()).isNotEqualTo(before.getValue());
    mvc.perform(get("/").cookie(session)).andExpect(content().string(containsString("担当 二郎")));
    assertThat(codes.enter(mail, code)).as("once").isEmpty();
    assertThat(jdbc.sql("select count(*) from outbox_mail where body like ?").param("%" + code + "%").query(Integer.class).single())
        .isZero();
  }

  @Test
  @DisplayName("10分を過ぎた番号とほかのアドレスの番号は使えない。一人へのメールは10分に5通までで、アドレスを共用するほかの方は待たない")
  void lapsesAndIsLimited() {
    String code = code(first.loginName());
    for (int i = 0; i < 8; i++) {
      codes.request(mail, first.loginName());
    }
    assertThat(words("login-code")).hasSize(5);
    codes.request(mail, second.loginName());
    assertThat(words("login-code")).hasSize(6);
    for (int i = 0; i < 8; i++) {
      codes.request(mail, "");
    }
    assertThat(words("login-names")).hasSize(5);
    assertThat(codes.enter("x" + mail, code)).isEmpty();
    jdbc.sql("update login_code set expires_at = ? where mail = ?")
        .params(Timestamp.from(technicalClock.instant()), mail)
        .update();
    assertThat(codes.enter(mail, code)).isEmpty();
  }

  @Test
  @DisplayName("番号でログインできれば、そこからの試みとして数えない")
  void countsNoLoginThatSucceeds() throws Exception {
    String from = "from-" + UUID.randomUUID();
    String code =
        SecretMail.of(
                context, mail,
                () ->
                    mvc.perform(at(from, post("/login/code").param("mail", mail).param("name", first.loginName())))
                        .andExpect(redirectedUrl("/login/code/enter")))
            .code();
    mvc.perform(at(from, post("/login/code/enter").param("mail", mail).param("code", "AAAAA-AAAAA")))
        .andExpect(status().isUnprocessableEntity());
    assertThat(attempts(from)).isEqualTo(2);
    mvc.perform(at(from, post("/login/code/enter").param("mail", mail).param("code", code))).andExpect(redirectedUrl("/"));
    assertThat(attempts(from)).isZero();
  }

  private static MockHttpServletRequestBuilder at(String from, MockHttpServletRequestBuilder request) {
    return request.with(csrf())
        .with(
            one -> {
              one.setRemoteAddr(from);
              return one;
            });
  }

  private int attempts(String from) {
    return jdbc.sql("select count(*) from login_attempt where address = ?").param(from).query(Integer.class).single();
  }

  @Test
  @DisplayName("登録のないアドレスにも、同じ答えを返す")
  void answersTheSameToEverybody() throws Exception {
    String known = answer(mail);
    String unknown = answer("nobody-" + mail);
    assertThat(unknown).isEqualTo(known);
    registration.endRole(second.viewer().roleId(), second.viewer() == null ? null : java.time.LocalDate.of(2020, 1, 1));
    codes.request(mail, "担当 二郎");
    assertThat(words("login-code")).as("whose roles have ended").isEmpty();
  }

  private String answer(String address) throws Exception {
    Cookie session =
        mvc.perform(post("/login/code").with(csrf()).param("mail", address).param("name", "担当"))
            .andExpect(redirectedUrl("/login/code/enter"))
            .andReturn()
            .getResponse()
            .getCookie("SESSION");
    MockHttpServletRequestBuilder next = get("/login/code/enter");
    return mvc.perform(session == null ? next : next.cookie(session))
        .andReturn()
        .getResponse()
        .getContentAsString()
        .replace(address, "")
        // the banner tells the time
        .replaceAll("\\d+時\\d+分", "")
        .replaceAll("value=\"[^\"]*\"", "");
  }
}
