package jp.banso.selection.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the judgement of steps after that of repeated forms, whose answer is the first one's. */
@Configuration(proxyBeanMethods = false)
class SelectionWebConfiguration implements WebMvcConfigurer {

  private final RoundStepInterceptor steps;

  SelectionWebConfiguration(RoundStepInterceptor steps) {
    this.steps = steps;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(steps).order(10);
  }
}
