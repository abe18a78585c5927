package jp.banso.platform.security;

import jakarta.servlet.DispatcherType;
import jp.banso.platform.security.Directory.Operator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Login by form, strict headers, and the two worlds: our pages and the engine's web application. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String OWN_PAGES_POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final String[] OPEN_PATHS = {
    "/login", "/public/**", "/css/**", "/js/**", "/img/**", "/vendor/**", "/favicon.ico",
    "/actuator/health/**", "/error"
  };

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** The engine's web application guards its own forms against forgery, ours are not used there. */
  @Bean
  @Order(1)
  SecurityFilterChain engineWebApplication(HttpSecurity http, Directory directory)
      throws Exception {
    AuthorizationManager<RequestAuthorizationContext> operatorsOnly =
        (authentication, context) ->
            new AuthorizationDecision(
                directory.operator(authentication.get().getName()).map(Operator::loginName).isPresent());
    return http.securityMatcher("/camunda/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                    .anyRequest().access(operatorsOnly))
        .csrf(csrf -> csrf.disable())
        .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
        .formLogin(form -> form.loginPage("/login").permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain ownPages(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                    .requestMatchers(OPEN_PATHS).permitAll()
                    .requestMatchers("/actuator/**").denyAll()
                    .anyRequest().authenticated())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(OWN_PAGES_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                            .ReferrerPolicy.SAME_ORIGIN)))
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/").permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
        .build();
  }
}
