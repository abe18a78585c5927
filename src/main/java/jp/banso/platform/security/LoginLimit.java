package jp.banso.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before every form that somebody unknown may send, the login first, and answers 429 to whoever tries too often. An
 * attempt counts for the address it comes from and for whom its own form names: a login name, a mail address or a link.
 */
class LoginLimit extends OncePerRequestFilter {

  private static final String LOGIN = "existingLogin";
  private static final String MAIL = "mail";
  private static final String TOKEN = "token";

  /**
   * A form, and what it is judged by: of each list the first field that is filled is one guess. What a form does not
   * read counts for nothing, or one could choose for whom an attempt counts.
   */
  private record Form(RequestMatcher requests, List<List<String>> guesses) {

    static Form at(String path, List<List<String>> guesses) {
      return new Form(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path), guesses);
    }
  }

  /** The first that fits is the request's. */
  private static final List<Form> FORMS =
      List.of(
          Form.at("/login", List.of(List.of("username"))),
          Form.at("/login/code", List.of(List.of(MAIL))),
          Form.at("/login/code/enter", List.of(List.of(MAIL))),
          Form.at("/invited/existing", List.of(List.of(LOGIN), List.of(TOKEN, MAIL))),
          Form.at("/invited/**", List.of(List.of(TOKEN, MAIL))),
          Form.at("/a/*/confirmed", List.of(List.of(LOGIN), List.of(TOKEN, MAIL))),
          Form.at("/a/*/confirm", List.of(List.of(TOKEN, MAIL))),
          Form.at("/a/**", List.of(List.of(MAIL))));

  private static final String COUNTED = LoginLimit.class.getName() + ".counted";

  private final LoginAttempts attempts;
  private final WallRefusals refusals;

  LoginLimit(LoginAttempts attempts, WallRefusals refusals) {
    this.attempts = attempts;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return form(request).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Set<String> named = named(request, form(request).orElseThrow());
    request.setAttribute(COUNTED, named);
    boolean within = true;
    for (String name : named) {
      within &= attempts.take(name, request.getRemoteAddr());
    }
    if (within) {
      chain.doFilter(request, response);
    } else {
      refusals.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private static Optional<Form> form(HttpServletRequest request) {
    return FORMS.stream().filter(form -> form.requests().matches(request)).findFirst();
  }

  /** Whom the request names; nobody if it names none, and that counts as well. */
  private static Set<String> named(HttpServletRequest request, Form form) {
    Set<String> names = new LinkedHashSet<>();
    for (List<String> guess : form.guesses()) {
      guess.stream()
          .map(request::getParameter)
          .filter(typed -> typed != null && !typed.isBlank())
          .findFirst()
          .ifPresent(names::add);
    }
    return names.isEmpty() ? Set.of("") : names;
  }

  /** Whom this request counted for. */
  @SuppressWarnings("unchecked")
  static Set<String> counted(HttpServletRequest request) {
    Set<String> named = (Set<String>) request.getAttribute(COUNTED);
    return named == null ? Set.of() : named;
  }
}
