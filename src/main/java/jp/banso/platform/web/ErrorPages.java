package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.StaleEdit;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.UnsafeFile;
import jp.banso.platform.security.SignedIn;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns what the services throw into pages in plain Japanese, and each refusal into an audit row. A
 * form that is shown again with what to mend (422) is a conversation and no refusal.
 */
@ControllerAdvice
class ErrorPages {

  private static final Pattern CASE =
      Pattern.compile(
          "/(applications|calls|compilations|desk-terms|inquiries|callbacks|ministry-inquiries|letters|reviews|support|selection(/eligibility|/reserves)?)"
              + "/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|/forms/[a-z0-9-]+");

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
    return conflict(request, "409", cause);
  }

  @ExceptionHandler(Unconfirmed.class)
  ModelAndView unconfirmed(HttpServletRequest request, Unconfirmed cause) {
    return conflict(request, "unconfirmed", cause);
  }

  private ModelAndView conflict(HttpServletRequest request, String template, Exception cause) {
    TypedTexts typed = TypedTexts.of(request);
    return page(request, HttpStatus.CONFLICT, template, cause)
        .addObject("typed", typed.texts())
        .addObject("typedCut", typed.cut())
        .addObject("caseHref", caseHref(request));
  }

  /** The page of what the form was about; null if its address does not tell. */
  private static String caseHref(HttpServletRequest request) {
    Matcher page = CASE.matcher(path(request));
    return page.lookingAt() ? page.group() : null;
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  @ExceptionHandler({
    BadInput.class, ServletRequestBindingException.class, MissingServletRequestPartException.class,
    BindException.class, InvalidPropertyException.class
  })
  ModelAndView badInput(HttpServletRequest request, Exception cause) {
    BadInput wrong = new BadInput(cause.getMessage());
    return HttpMethod.GET.matches(request.getMethod())
        ? page(request, HttpStatus.BAD_REQUEST, "address", wrong).addObject("plainHref", path(request))
        : page(request, HttpStatus.BAD_REQUEST, "400", wrong);
  }

  /** The address of a form, opened from the browser's bar or history, leads to the page it lies on. */
  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  ModelAndView notReadable(HttpServletRequest request, HttpRequestMethodNotSupportedException cause) {
    String path = path(request);
    return HttpMethod.GET.matches(request.getMethod())
        ? new ModelAndView("redirect:" + path.substring(0, Math.max(1, path.lastIndexOf('/'))))
        : page(request, HttpStatus.METHOD_NOT_ALLOWED, "404", cause);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ModelAndView tooLarge(HttpServletRequest request, MaxUploadSizeExceededException cause) {
    return page(request, HttpStatus.PAYLOAD_TOO_LARGE, "413", cause);
  }

  /** A file with a virus, or one that nothing could look through: nothing of it is kept. */
  @ExceptionHandler(UnsafeFile.class)
  ModelAndView unsafe(HttpServletRequest request, UnsafeFile cause) {
    TypedTexts typed = TypedTexts.of(request);
    HttpStatus status =
        cause.mayBeSentAgain()
            ? HttpStatus.SERVICE_UNAVAILABLE
            : cause.isTooLarge() ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.UNPROCESSABLE_ENTITY;
    return page(request, status, cause.mayBeSentAgain() ? "unscanned" : cause.isTooLarge() ? "413" : "infected", cause)
        .addObject("typed", typed.texts())
        .addObject("typedCut", typed.cut())
        .addObject("caseHref", caseHref(request));
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
    return SignedIn.current()
        .map(person -> new Actor(person.personId(), person.getUsername(), "", null))
        .orElseGet(() -> new Actor(null, "anonymous", "", null));
  }
}
