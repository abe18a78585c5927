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
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/**
 * The pages of refusals that no controller answers, and among them that of a form whose session is
 * gone: nothing was saved, here is what you wrote, log in and go back. A form that another site sent
 * gets the words without the texts, so that nobody else's words stand on a page of ours.
 */
@Component
class EndedSessionPage extends DefaultErrorViewResolver {

  private static final String FETCH_SITE = "Sec-Fetch-Site";

  EndedSessionPage(ApplicationContext context, WebProperties properties) {
    super(context, properties.getResources());
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    if (status != HttpStatus.FORBIDDEN || !EndedSession.refused(request)) {
      return super.resolveErrorView(request, status, model);
    }
    Map<String, Object> page = new HashMap<>(model);
    page.put("traceId", RequestReceipt.traceId(request));
    if (isOwnForm(request)) {
      TypedTexts typed = TypedTexts.of(request);
      page.put("typed", typed.texts());
      page.put("typedCut", typed.cut());
      page.put("back", back(request).orElse("/"));
    }
    return new ModelAndView("error/session", page, status);
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
