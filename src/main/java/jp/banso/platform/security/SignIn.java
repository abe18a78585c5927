package jp.banso.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
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
  private final LoginAttempts attempts;
  private final ApplicationEventPublisher events;
  private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
  private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();

  SignIn(UserDetailsService people, LoginAttempts attempts, ApplicationEventPublisher events) {
    this.people = people;
    this.attempts = attempts;
    this.events = events;
  }

  /** The caller has made sure that the request comes from this person. */
  public void as(String loginName, HttpServletRequest request, HttpServletResponse response) {
    SignedIn person = ((SignedIn) people.loadUserByUsername(loginName)).provedOtherwise();
    if (!person.isCredentialsNonExpired()) {
      throw new CredentialsExpiredException("not open yet");
    }
    request.getSession(true);
    request.changeSessionId();
    tokens.saveToken(null, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    UsernamePasswordAuthenticationToken proved =
        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    proved.setDetails(new WebAuthenticationDetails(request.getRemoteAddr(), null));
    context.setAuthentication(proved);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    LoginLimit.counted(request).forEach(name -> attempts.forget(name, request.getRemoteAddr()));
    events.publishEvent(new AuthenticationSuccessEvent(proved));
  }
}
