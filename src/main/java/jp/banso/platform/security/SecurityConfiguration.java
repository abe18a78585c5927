package jp.banso.platform.security;

import jakarta.servlet.DispatcherType;
import java.util.Map;
import jp.banso.platform.security.Directory.Operator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Login by form, strict headers, and the two worlds: our pages and the engine's web application. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String OWN_PAGES_POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final String OWN_PASSWORD = "/password";
  private static final String[] OPEN_PATHS = {
    "/login", "/login/code", "/login/code/enter", "/invited", "/invited/**", "/a/**",
    "/public/**", "/css/**", "/js/**", "/img/**", "/vendor/**",
    "/actuator/health/**", "/error"
  };
  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  /** The stored hash names its own way and cost, so that either can change from one year to the next. */
  @Bean
  PasswordEncoder passwordEncoder(@Value("${banso.login.hash-cost}") int cost) {
    return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
  }

  /**
   * The engine's web application guards its own forms against forgery, ours are not used there. Its
   * paths are matched as a whole: it has servlets of its own, and a matcher that looks at paths
   * within our servlet would miss them.
   */
  @Bean
  @Order(1)
  SecurityFilterChain engineWebApplication(
      HttpSecurity http, Directory directory, WallRefusals refusals) throws Exception {
    AuthorizationManager<RequestAuthorizationContext> operatorsOnly =
        (authentication, context) ->
            new AuthorizationDecision(
                !hasInitialPassword(authentication.get())
                    && directory.operator(authentication.get().getName()).map(Operator::loginName).isPresent());
    HttpSessionRequestCache pagesOnly = new HttpSessionRequestCache();
    pagesOnly.setRequestMatcher(PATHS.matcher(HttpMethod.GET, "/camunda/app/**"));
    return http.securityMatcher(PATHS.matcher("/camunda/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                    .anyRequest().access(operatorsOnly))
        .addFilterAfter(new CockpitWall(refusals), AuthorizationFilter.class)
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.requestCache(pagesOnly))
        .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
        .exceptionHandling(
            answers ->
                answers
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        PATHS.matcher("/camunda/api/**"))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        PATHS.matcher("/camunda/**"))
                    .accessDeniedHandler(
                        (request, response, cause) ->
                            refusals.refuse(request, response, HttpStatus.NOT_FOUND.value())))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain ownPages(HttpSecurity http, LoginAttempts attempts, WallRefusals refusals)
      throws Exception {
    AuthorizationManager<RequestAuthorizationContext> ownPassword =
        (authentication, context) ->
            new AuthorizationDecision(!hasInitialPassword(authentication.get()));
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                    .requestMatchers(OPEN_PATHS).permitAll()
                    .requestMatchers("/actuator/**").denyAll()
                    .requestMatchers(OWN_PASSWORD).authenticated()
                    .anyRequest().access(
                        AuthorizationManagers.allOf(
                            AuthenticatedAuthorizationManager.authenticated(), ownPassword)))
        .addFilterBefore(new WholeForm(refusals), CsrfFilter.class)
        .addFilterBefore(new ReadableInput(refusals), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new LoginLimit(attempts, refusals), UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(
            new EarlyFormToken(
                new OrRequestMatcher(PATHS.matcher("/login/**"), PATHS.matcher("/invited/**"), PATHS.matcher("/a/**"))),
            CsrfFilter.class)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(OWN_PAGES_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/").failureHandler(new FailedLogin()).permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
        .exceptionHandling(
            answers ->
                answers.accessDeniedHandler(
                    (request, response, cause) -> {
                      if (hasInitialPassword(SecurityContextHolder.getContext().getAuthentication())) {
                        response.sendRedirect(request.getContextPath() + OWN_PASSWORD);
                      } else {
                        EndedSession.note(request, cause);
                        refusals.refuse(request, response, HttpStatus.FORBIDDEN.value());
                      }
                    }))
        .build();
  }

  private static boolean hasInitialPassword(Authentication authentication) {
    return authentication != null
        && authentication.getPrincipal() instanceof SignedIn person
        && person.initialPassword();
  }
}
