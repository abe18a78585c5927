package jp.banso.platform.workflow;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import jp.banso.platform.security.Directory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Opens Cockpit by the login of our own pages: whoever is signed in there and is an operator at
 * this moment is signed in here. Cockpit's own password form finds nobody.
 */
class CockpitSignIn extends ContainerBasedAuthenticationFilter {

  CockpitSignIn(Directory directory) {
    authenticationProvider = new OwnLogin(directory);
  }

  @Override
  public void init(FilterConfig configuration) {
    // the provider comes by the constructor instead of a class name in the configuration
  }

  private record OwnLogin(Directory directory) implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
      if (signedIn == null) {
        return AuthenticationResult.unsuccessful();
      }
      return directory
          .operator(signedIn.getName())
          .map(operator -> AuthenticationResult.successful(operator.loginName()))
          .map(result -> inGroup(result, ReadOnlyPeople.COCKPIT_GROUP))
          .orElseGet(AuthenticationResult::unsuccessful);
    }

    private static AuthenticationResult inGroup(AuthenticationResult result, String group) {
      result.setGroups(List.of(group));
      result.setTenants(List.of());
      return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
        HttpServletResponse response, ProcessEngine engine) {
      // our own login page asks, before this filter is reached
    }
  }
}
