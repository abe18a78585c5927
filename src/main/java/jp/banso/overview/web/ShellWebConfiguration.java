package jp.banso.overview.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the frame ahead of whatever may refuse the request. */
@Configuration(proxyBeanMethods = false)
class ShellWebConfiguration implements WebMvcConfigurer {

  private final ShellInterceptor shell;

  ShellWebConfiguration(ShellInterceptor shell) {
    this.shell = shell;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(shell).order(-100);
  }
}
