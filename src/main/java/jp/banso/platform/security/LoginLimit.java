package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before every form that somebody unknown may send, the login first, and answers 429 to whoever tries too often. An
 * attempt counts for the address it comes from and for whom it names: a login name, a mail address or a link.
 */
class LoginLimit extends OncePerRequestFilter {

  private static final RequestMatcher GUESSABLE =
      new OrRequestMatcher(
          Stream.of("/login", "/login/code", "/login/code/enter", "/invited/**", "/a/**")
              .<RequestMatcher>map(path -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path))
              .toList());
  private static final List<String> NAMES = List.of("username", "existingLogin", "mail", "token");

  private final LoginAttempts attempts;
  private final WallRefusals refusals;

  LoginLimit(LoginAttempts attempts, WallRefusals refusals) {
    this.attempts = attempts;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !GUESSABLE.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (attempts.take(named(request), request.getRemoteAddr())) {
      chain.doFilter(request, response);
    } else {
      refusals.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private static String named(HttpServletRequest request) {
    return NAMES.stream()
        .map(request::getParameter)
        .filter(typed -> typed != null && !typed.isBlank())
        .findFirst()
        .orElse("");
  }
}
