package jp.banso.overview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.thymeleaf.context.LazyContextVariable;

/**
 * Offers every template the frame, error pages included. It is built only when a template asks for
 * it: a redirect, a download or an answer to a script costs nothing.
 */
@Component
class ShellInterceptor implements HandlerInterceptor {

  private static final Logger log = LoggerFactory.getLogger(ShellInterceptor.class);

  private final Shells shells;

  ShellInterceptor(Shells shells) {
    this.shells = shells;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute("shell", new Shell(shells, request));
    request.setAttribute("demoNow", new DemoNow(shells));
    return true;
  }

  private static final class Shell extends LazyContextVariable<ShellView> {
    private final Shells shells;
    private final HttpServletRequest request;

    Shell(Shells shells, HttpServletRequest request) {
      this.shells = shells;
      this.request = request;
    }

    /** A page that says the database is away must not need the database. */
    @Override
    protected ShellView loadValue() {
      try {
        return shells.shell(request).orElse(null);
      } catch (DataAccessException | TransactionException e) {
        log.warn("the page is shown without its frame", e);
        return null;
      }
    }
  }

  private static final class DemoNow extends LazyContextVariable<String> {
    private final Shells shells;

    DemoNow(Shells shells) {
      this.shells = shells;
    }

    @Override
    protected String loadValue() {
      return shells.demoNow();
    }
  }
}
