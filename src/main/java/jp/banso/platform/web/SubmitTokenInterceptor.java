package jp.banso.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.BadInput;
import jp.banso.platform.security.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Carries out each form once; see {@link SubmitTokens}. */
@Component
class SubmitTokenInterceptor implements HandlerInterceptor {

  static final String FIELD = "_submit";
  private static final String TAKEN = SubmitTokenInterceptor.class.getName();

  private final SubmitTokens tokens;

  SubmitTokenInterceptor(SubmitTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws Exception {
    String given = request.getParameter(FIELD);
    boolean autosave = request.getHeader("X-Autosave") != null;
    boolean refused = request.getDispatcherType() == DispatcherType.ERROR;
    boolean submission =
        "POST".equals(request.getMethod()) && given != null && !autosave && !refused;
    if (!submission || request.getAttribute(TAKEN) != null) {
      return true;
    }
    UUID token = parse(given);
    UUID person = SignedIn.current().map(SignedIn::personId).orElse(null);
    if (tokens.take(token, person)) {
      request.setAttribute(TAKEN, token);
      return true;
    }
    Optional<String> location = tokens.resultOf(token, person);
    if (location.isPresent()) {
      response.sendRedirect(location.get());
      return false;
    }
    // the first one may have been refused meanwhile, and then this one is judged
    if (tokens.take(token, person)) {
      request.setAttribute(TAKEN, token);
      return true;
    }
    throw new Unconfirmed("submit token");
  }

  private static UUID parse(String given) {
    try {
      return UUID.fromString(given);
    } catch (IllegalArgumentException e) {
      throw new BadInput("submit token");
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
    if (!(request.getAttribute(TAKEN) instanceof UUID token)) {
      return;
    }
    String location = response.getHeader("Location");
    if (failure == null && location != null && response.getStatus() / 100 == 3) {
      tokens.ledTo(token, location);
    } else if (request.getAttribute(CommitDoubt.DOUBTFUL) == null) {
      giveBack(token);
    }
  }

  private void giveBack(UUID token) {
    try {
      tokens.giveBack(token);
    } catch (RuntimeException away) {
      tokens.owe(token);
    }
  }
}
