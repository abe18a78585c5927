package jp.banso.correspondence;

import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * The templates of mails, all of them shipped: the ending under every mail, and the places that texts name.
 * Engines of their own, so that no page is ever taken for a mail.
 */
@Component
class MailTemplates {

  private final SpringTemplateEngine ending;
  private final SpringTemplateEngine places;

  MailTemplates(ApplicationContext beans, MessageSource messages) {
    SpringResourceTemplateResolver files = new SpringResourceTemplateResolver();
    files.setApplicationContext(beans);
    files.setPrefix("classpath:/templates/mail/");
    files.setSuffix(".txt");
    files.setTemplateMode(TemplateMode.TEXT);
    files.setCharacterEncoding("UTF-8");
    ending = engine(files, messages);
    StringTemplateResolver sources = new StringTemplateResolver();
    sources.setTemplateMode(TemplateMode.TEXT);
    sources.setCacheable(true);
    places = engine(sources, messages);
  }

  private static SpringTemplateEngine engine(ITemplateResolver resolver, MessageSource messages) {
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setTemplateEngineMessageSource(messages);
    engine.setEnableSpringELCompiler(false);
    return engine;
  }

  /** Where the case is found and who signs. */
  ITemplateEngine ending() {
    return ending;
  }

  /** Prints a place from its source. */
  ITemplateEngine places() {
    return places;
  }
}
