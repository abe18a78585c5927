package jp.banso.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * While the database is away every page says that it is for a moment, and gives back what was written: 503 before
 * sessions and people are looked for, because they lie in the same database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OutagePages extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(OutagePages.class);
  private static final String SECONDS_TO_WAIT = "10";

  private final ViewResolver views;

  OutagePages(ThymeleafViewResolver views) {
    this.views = views;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException failure) {
      if (response.isCommitted() || !DatabaseOutage.caused(failure)) {
        throw failure;
      }
      log.warn("the database cannot be reached: {}", failure.getClass().getSimpleName());
      unavailable(request, response);
    }
  }

  private void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.reset();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Map<String, Object> model = new HashMap<>();
    model.put("traceId", RequestReceipt.traceId(request));
    if (HttpMethod.POST.matches(request.getMethod())) {
      TypedTexts typed = TypedTexts.of(request);
      model.put("typed", typed.texts());
      model.put("typedCut", typed.cut());
    }
    try {
      View page = views.resolveViewName("error/503", Locale.JAPAN);
      page.render(model, request, response);
    } catch (Exception unreadable) {
      log.warn("the page of the outage could not be shown", unreadable);
    }
  }
}
