package jp.banso.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders a template with the real engine, message files and form binding, without starting the application. */
final class FragmentRenderer {

  /** Stands in for the calendar's bean, which lives above this module. */
  public static final class Dates {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("Gy年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("（E）", Locale.JAPAN);

    public String date(LocalDate date) {
      return DAY.format(JapaneseDate.from(date)) + WEEKDAY.format(date);
    }

    public String dateTime(Instant at) {
      var time = at.atZone(TOKYO);
      return date(time.toLocalDate()) + DateTimeFormatter.ofPattern("H時mm分").format(time);
    }
  }

  private final MockServletContext servletContext = new MockServletContext();
  private final StaticWebApplicationContext context = new StaticWebApplicationContext();
  private final ThymeleafViewResolver views = new ThymeleafViewResolver();

  FragmentRenderer() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("i18n/layout", "i18n/fragments", "i18n/error");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    context.setServletContext(servletContext);
    context.registerBean(StaticApplicationContext.MESSAGE_SOURCE_BEAN_NAME, ResourceBundleMessageSource.class, () -> messages);
    context.registerBean("wareki", Dates.class, Dates::new);
    context.registerBean("uploads", UploadLimits.class, () -> new UploadLimits(new MultipartProperties(), new ServerProperties()));
    context.registerBean("loginTerm", LoginTerm.class, () -> new LoginTerm(java.time.Duration.ofMinutes(60)));
    context.registerBean("fieldLabels", FieldLabels.class, () -> new FieldLabels(messages));
    context.refresh();

    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setTemplateEngineMessageSource(messages);
    views.setTemplateEngine(engine);
    views.setCharacterEncoding("UTF-8");
    views.setApplicationContext(context);
  }

  String render(String template, Map<String, ?> model, Map<String, List<String>> parameters) {
    var request = new MockHttpServletRequest(servletContext, "GET", "/");
    var response = new MockHttpServletResponse();
    parameters.forEach((name, values) -> request.setParameter(name, values.toArray(String[]::new)));
    request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
    request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(Locale.JAPAN));
    try {
      views.resolveViewName(template, Locale.JAPAN).render(model, request, response);
      return response.getContentAsString(StandardCharsets.UTF_8);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  String render(String template, Map<String, ?> model) {
    return render(template, model, Map.of());
  }
}
