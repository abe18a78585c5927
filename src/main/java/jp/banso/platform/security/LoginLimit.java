package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the login and answers 429 to whoever tries too often. */
class LoginLimit extends OncePerRequestFilter {

  private static final RequestMatcher LOGIN =
      PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/login");

  private final LoginAttempts attempts;
  private final WallRefusals refusals;

  LoginLimit(LoginAttempts attempts, WallRefusals refusals) {
    this.attempts = attempts;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !LOGIN.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String typed = request.getParameter("username");
    if (attempts.take(typed == null ? "" : typed, request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      refusals.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }
}
