package jp.banso.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Notes on a refused request that its form was opened in a session which is gone, so that the page
 * that answers can say so and give back what was written.
 */
public final class EndedSession {

  private static final String NOTE = EndedSession.class.getName();

  private EndedSession() {}

  static void note(HttpServletRequest request, AccessDeniedException cause) {
    if ("POST".equals(request.getMethod()) && cause instanceof CsrfException) {
      request.setAttribute(NOTE, true);
    }
  }

  /** Whether it was the form's session, and no lack of a right, for which the request was refused. */
  public static boolean refused(HttpServletRequest request) {
    return request.getAttribute(NOTE) != null;
  }
}
