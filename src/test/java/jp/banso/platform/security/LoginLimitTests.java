package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import jp.banso.BansoTest;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@BansoTest
@DisplayName("パスワードの総当たり")
class LoginLimitTests {

  @Autowired private ApplicationContext context;
  @Autowired private LoginAttempts attempts;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;

  private TestPerson person;
  private String address;

  @BeforeEach
  void register() {
    person = TestPerson.with(context, RoleKind.ADVISOR, ProgrammeCode.BANSO);
    address = newAddress();
  }

  @Test
  @DisplayName("同じ場所から10回失敗すると、正しいパスワードでも429になり、記録が残る")
  void stopsGuessingAtOneAccount() throws Exception {
    for (int i = 0; i < LoginAttempts.MOST_OF_ACCOUNT_AT_ADDRESS; i++) {
      assertThat(login(person.loginName(), "wrong", address).getRedirectedUrl()).endsWith("/login?error");
    }
    long before = refusals();

    assertThat(login(person.loginName(), "wrong", address).getStatus()).isEqualTo(429);
    assertThat(login(person.loginName(), TestPerson.PASSWORD, address).getStatus()).isEqualTo(429);
    assertThat(refusals()).isEqualTo(before + 2);
  }

  @Test
  @DisplayName("知らないログイン名でも、同じ回数で同じ答えになる")
  void treatsAnUnknownNameAlike() throws Exception {
    String nobody = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < LoginAttempts.MOST_OF_ACCOUNT_AT_ADDRESS; i++) {
      assertThat(login(nobody, "wrong", address).getRedirectedUrl()).endsWith("/login?error");
    }

    assertThat(login(nobody, "wrong", address).getStatus()).isEqualTo(429);
  }

  @Test
  @DisplayName("よその場所で狙われていても、本人は自分の場所からログインできる")
  void doesNotLockTheOwnerOut() throws Exception {
    for (int i = 0; i <= LoginAttempts.MOST_OF_ACCOUNT_AT_ADDRESS; i++) {
      attempts.take(person.loginName(), address);
    }
    assertThat(login(person.loginName(), TestPerson.PASSWORD, address).getStatus()).isEqualTo(429);

    assertThat(login(person.loginName(), TestPerson.PASSWORD, newAddress()).getRedirectedUrl())
        .isEqualTo("/");
  }

  @Test
  @DisplayName("一つの場所から多くのアカウントを試すと429になる")
  void stopsSprayingFromOneAddress() throws Exception {
    for (int i = 0; i < LoginAttempts.MOST_OF_ADDRESS; i++) {
      assertThat(attempts.take("nobody-" + UUID.randomUUID(), address)).isTrue();
    }

    assertThat(login(person.loginName(), TestPerson.PASSWORD, address).getStatus()).isEqualTo(429);
  }

  @Test
  @DisplayName("多くの場所から一つのアカウントを試すと429になる")
  void stopsGuessingFromManyAddresses() {
    String name = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < LoginAttempts.MOST_OF_ACCOUNT; i++) {
      assertThat(attempts.take(name, newAddress())).isTrue();
    }

    assertThat(attempts.take(name, newAddress())).isFalse();
  }

  @Test
  @DisplayName("ログインできれば、それまでの失敗は数えない")
  void forgetsFailuresAtLogin() throws Exception {
    for (int i = 1; i < LoginAttempts.MOST_OF_ACCOUNT_AT_ADDRESS; i++) {
      attempts.take(person.loginName(), address);
    }
    assertThat(login(person.loginName(), TestPerson.PASSWORD, address).getRedirectedUrl()).isEqualTo("/");

    assertThat(login(person.loginName(), "wrong", address).getRedirectedUrl()).endsWith("/login?error");
    assertThat(login(person.loginName(), TestPerson.PASSWORD, address).getRedirectedUrl()).isEqualTo("/");
  }

  @Test
  @DisplayName("ほかの欄に別の名前を添えても、その画面でパスワードを試した人の回数として数える")
  void countsForWhomTheFormNames() throws Exception {
    for (String path : List.of("/invited/existing", "/a/ZZZZZZ/confirmed")) {
      String from = newAddress();
      for (int i = 0; i < LoginAttempts.MOST_OF_ACCOUNT_AT_ADDRESS; i++) {
        assertThat(guess(path, i % 2 == 0 ? person.loginName() : " " + person.loginName(), from)).as(path).isNotEqualTo(429);
      }
      assertThat(guess(path, person.loginName(), from)).as(path).isEqualTo(429);
      assertThat(guess(path, person.loginName(), newAddress())).as(path).isNotEqualTo(429);
    }
  }

  private int guess(String path, String login, String from) throws Exception {
    return mvc.perform(
            post(path)
                .param("existingLogin", login)
                .param("existingPassword", "wrong")
                .param("username", "nobody-" + UUID.randomUUID())
                .param("mail", "nobody-" + UUID.randomUUID() + "@example.jp")
                .param("token", UUID.randomUUID().toString())
                .with(csrf())
                .with(
                    request -> {
                      request.setRemoteAddr(from);
                      return request;
                    }))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private MockHttpServletResponse login(String name, String password, String from) throws Exception {
    return mvc.perform(
            post("/login")
                .param("username", name)
                .param("password", password)
                .with(csrf())
                .with(
                    request -> {
                      request.setRemoteAddr(from);
                      return request;
                    }))
        .andReturn()
        .getResponse();
  }

  /** From the block that is kept for documents (2001:db8::/32). */
  private static String newAddress() {
    return "2001:db8::%x:%x"
        .formatted(ThreadLocalRandom.current().nextInt(0x10000), ThreadLocalRandom.current().nextInt(0x10000));
  }

  private long refusals() {
    return jdbc.sql("select count(*) from audit_entry where refused and action = 'audit.refused.429'")
        .query(Long.class)
        .single();
  }
}
