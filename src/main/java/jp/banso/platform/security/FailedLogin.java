package jp.banso.platform.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * Leads back to the login page. Where nobody could be looked up the password was not wrong: the failure goes on to the page
 * that tells of an outage. Nor was it wrong where the account is not open yet.
 */
class FailedLogin extends SimpleUrlAuthenticationFailureHandler {

  FailedLogin() {
    super("/login?error");
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    if (failure instanceof InternalAuthenticationServiceException) {
      throw failure;
    }
    if (failure instanceof CredentialsExpiredException) {
      getRedirectStrategy().sendRedirect(request, response, "/login?waiting");
      return;
    }
    super.onAuthenticationFailure(request, response, failure);
  }
}
