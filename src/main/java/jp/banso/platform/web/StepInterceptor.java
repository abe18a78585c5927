package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Judges a step before its form is read: 404, then 403, then 409, and only then what was typed. A page
 * of a step that its viewer cannot take now leads to where the case is read.
 *
 * @param <A> what marks the handlers of a module's steps
 */
public abstract class StepInterceptor<A extends Annotation> implements HandlerInterceptor {

  private final Class<A> mark;

  protected StepInterceptor(Class<A> mark) {
    this.mark = mark;
  }

  /** Throws NotFound, Forbidden or AlreadyDone, in this order, unless the step can be taken now. */
  protected abstract void judge(A step, HttpServletRequest request, Map<String, String> variables);

  /** The page of the case. */
  protected abstract String casePage(Map<String, String> variables);

  /** The {@code id} of the path; 404 if it is none. */
  protected static UUID id(Map<String, String> variables) {
    try {
      return UUID.fromString(variables.get("id"));
    } catch (IllegalArgumentException e) {
      throw new NotFound("case " + variables.get("id"));
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    A step = handler instanceof HandlerMethod method ? method.getMethodAnnotation(mark) : null;
    if (step == null) {
      return true;
    }
    Map<String, String> variables = variables(request);
    try {
      judge(step, request, variables);
      return true;
    } catch (Forbidden | AlreadyDone refusal) {
      if (!HttpMethod.GET.matches(request.getMethod())) {
        throw refusal;
      }
      response.sendRedirect(request.getContextPath() + casePage(variables));
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    return (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
  }
}
