package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.StaleEdit;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import jp.banso.platform.security.SignedIn;

/** Turns what the services throw into pages in plain Japanese, and each refusal into an audit row. */
@ControllerAdvice
class ErrorPages {

  private final AuditLog audit;

  ErrorPages(AuditLog audit) {
    this.audit = audit;
  }

  @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
  ModelAndView notFound(HttpServletRequest request, Exception cause) {
    return page(request, HttpStatus.NOT_FOUND, "404", cause);
  }

  @ExceptionHandler(Forbidden.class)
  ModelAndView forbidden(HttpServletRequest request, Forbidden cause) {
    return page(request, HttpStatus.FORBIDDEN, "403", cause);
  }

  @ExceptionHandler({AlreadyDone.class, StaleEdit.class, ConcurrencyFailureException.class})
  ModelAndView conflict(HttpServletRequest request, Exception cause) {
    return page(request, HttpStatus.CONFLICT, "409", cause);
  }

  @ExceptionHandler(BadInput.class)
  ModelAndView badInput(HttpServletRequest request, BadInput cause) {
    return page(request, HttpStatus.BAD_REQUEST, "400", cause);
  }

  private ModelAndView page(
      HttpServletRequest request, HttpStatus status, String template, Exception cause) {
    audit.recordRefusal(
        AuditEntry.of(who(), "audit.refused." + status.value(), null)
            .detail("method", request.getMethod())
            .detail("path", request.getRequestURI())
            .detail("reason", cause.getClass().getSimpleName())
            .detail("trace", RequestReceipt.traceId(request)));
    return new ModelAndView(
        "error/" + template, Map.of("traceId", RequestReceipt.traceId(request)), status);
  }

  private static Actor who() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn person
        ? new Actor(person.personId(), person.getUsername(), "", null)
        : new Actor(null, "anonymous", "", null);
  }
}
