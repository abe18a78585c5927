package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.banso.platform.security.EndedSession;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.DefaultErrorViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/**
 * The pages of refusals that no controller answers. Of a form whose session is gone, or that holds
 * signs we do not take, they give back what was written. A form that another site sent gets the words
 * without the texts, so that nobody else's words stand on a page of ours.
 */
@Component
class RefusalPages extends DefaultErrorViewResolver {

  private static final String FETCH_SITE = "Sec-Fetch-Site";

  RefusalPages(ApplicationContext context, WebProperties properties) {
    super(context, properties.getResources());
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    Map<String, Object> page = new HashMap<>(model);
    page.put("traceId", RequestReceipt.traceId(request));
    if (status == HttpStatus.FORBIDDEN && EndedSession.refused(request)) {
      typed(request, page);
      return new ModelAndView("error/session", page, status);
    }
    if (status == HttpStatus.BAD_REQUEST) {
      typed(request, page);
    }
    ModelAndView found = super.resolveErrorView(request, status, page);
    return found != null
        ? found
        : new ModelAndView(status.is5xxServerError() ? "error/500" : "error/400", page, status);
  }

  private static void typed(HttpServletRequest request, Map<String, Object> page) {
    if (HttpMethod.POST.matches(request.getMethod()) && isOwnForm(request)) {
      TypedTexts typed = TypedTexts.of(request);
      page.put("typed", typed.texts());
      page.put("typedCut", typed.cut());
      page.put("back", back(request).orElse("/"));
    }
  }

  private static boolean isOwnForm(HttpServletRequest request) {
    String site = request.getHeader(FETCH_SITE);
    return (site == null || "same-origin".equals(site))
        && WebUtils.isSameOrigin(new ServletServerHttpRequest(request));
  }

  /** Where the form was opened: only ever an address of our own. */
  private static Optional<String> back(HttpServletRequest request) {
    String referer = request.getHeader(HttpHeaders.REFERER);
    if (referer == null) {
      return Optional.empty();
    }
    try {
      URI page = URI.create(referer);
      String path = page.getRawPath();
      return path == null || !path.matches("/(?!/).*")
          ? Optional.empty()
          : Optional.of(page.getRawQuery() == null ? path : path + "?" + page.getRawQuery());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
