package jp.banso.platform.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** Japanese texts from the modules' message files, submit tokens on every form. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private final SubmitTokenInterceptor submitTokens;
  private final ChosenFiles chosenFiles;

  WebConfiguration(SubmitTokenInterceptor submitTokens, ChosenFiles chosenFiles) {
    this.submitTokens = submitTokens;
    this.chosenFiles = chosenFiles;
  }

  @Bean
  static MessageSource messageSource() throws IOException {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(
        Arrays.stream(
                new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties"))
            .map(resource -> "i18n/" + resource.getFilename().replace(".properties", ""))
            .sorted()
            .toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new FixedLocaleResolver(Locale.JAPAN);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(submitTokens);
    registry.addInterceptor(chosenFiles);
  }
}
