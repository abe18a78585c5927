package jp.banso.parties.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the {@link ViewerArgument}. */
@Configuration(proxyBeanMethods = false)
class ViewerWebConfiguration implements WebMvcConfigurer {

  private final ViewerArgument viewerArgument;

  ViewerWebConfiguration(ViewerArgument viewerArgument) {
    this.viewerArgument = viewerArgument;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(viewerArgument);
  }
}
