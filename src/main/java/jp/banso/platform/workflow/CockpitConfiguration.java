package jp.banso.platform.workflow;

import jp.banso.platform.security.Directory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cockpit behind our own login; what may be called there is the wall's matter. */
@Configuration(proxyBeanMethods = false)
class CockpitConfiguration {

  private static final int AFTER_LOGIN_BEFORE_COCKPIT = 0;

  @Bean
  FilterRegistrationBean<CockpitSignIn> cockpitSignIn(Directory directory) {
    FilterRegistrationBean<CockpitSignIn> registration =
        new FilterRegistrationBean<>(new CockpitSignIn(directory));
    registration.addUrlPatterns("/camunda/*");
    registration.setOrder(AFTER_LOGIN_BEFORE_COCKPIT);
    return registration;
  }
}
