package jp.banso.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Signs in who has proved by something else than the password who they are. The session begins anew, with
 * another id and another token against forgery, as after a login by password.
 */
@Component
public class SignIn {

  private final UserDetailsService people;
  private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
  private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();

  SignIn(UserDetailsService people) {
    this.people = people;
  }

  /** The caller has made sure that the request comes from this person. */
  public void as(String loginName, HttpServletRequest request, HttpServletResponse response) {
    SignedIn person = ((SignedIn) people.loadUserByUsername(loginName)).provedOtherwise();
    request.getSession(true);
    request.changeSessionId();
    tokens.saveToken(null, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
