package jp.banso.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;

@DisplayName("ログインできなかったとき")
class FailedLoginTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  @DisplayName("パスワードが違えばログイン画面に戻る")
  void leadsBackToTheLogin() throws Exception {
    new FailedLogin().onAuthenticationFailure(new MockHttpServletRequest(), response, new BadCredentialsException("wrong"));
    assertThat(response.getRedirectedUrl()).isEqualTo("/login?error");
  }

  @Test
  @DisplayName("データベースにつながらないときは、パスワードの誤りとは言わない")
  void blamesNoPasswordForAnOutage() {
    InternalAuthenticationServiceException outage =
        new InternalAuthenticationServiceException("nobody looked up", new SQLTransientConnectionException("away"));
    assertThatThrownBy(() -> new FailedLogin().onAuthenticationFailure(new MockHttpServletRequest(), response, outage))
        .isSameAs(outage);
    assertThat(response.getRedirectedUrl()).isNull();
  }
}
