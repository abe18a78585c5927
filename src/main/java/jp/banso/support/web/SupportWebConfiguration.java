package jp.banso.support.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the judgement of steps after that of repeated forms, whose answer is the first one's. */
@Configuration(proxyBeanMethods = false)
class SupportWebConfiguration implements WebMvcConfigurer {

  private final SupportStepInterceptor steps;

  SupportWebConfiguration(SupportStepInterceptor steps) {
    this.steps = steps;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(steps).order(10);
  }
}
