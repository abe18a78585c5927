package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.CaseReading;
import jp.banso.applications.TextClosed;
import jp.banso.applications.WritingAid;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.web.RequestReceipt;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The form to read instead of the form to write, with the reason: 決裁中 and the way to release it, or the state that it has
 * come to. Through whichever door something was to be written, it is given back.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedTextPages {

  private final CaseReading cases;
  private final CasePages pages;
  private final WritingAid writing;
  private final AnswerBinder binder;
  private final AuditLog audit;

  ClosedTextPages(CaseReading cases, CasePages pages, WritingAid writing, AnswerBinder binder, AuditLog audit) {
    this.cases = cases;
    this.pages = pages;
    this.writing = writing;
    this.binder = binder;
    this.audit = audit;
  }

  /** The page of one who came to write. */
  String page(Viewer viewer, ApplicationView view, Model model) {
    model.addAttribute("content", cases.content(viewer, view.id()).orElse(null));
    return "applications/closed";
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  String refused(TextClosed closed, Viewer viewer, HttpServletRequest request, Model model) {
    audit.recordRefusal(
        AuditEntry.of(viewer.actor(), "audit.refused.409", null)
            .detail("method", request.getMethod())
            .detail("path", request.getRequestURI())
            .detail("reason", closed.getClass().getSimpleName())
            .detail("trace", RequestReceipt.traceId(request)));
    ApplicationId id = closed.application();
    ApplicationView view = pages.fill(viewer, id, model);
    Answers kept = cases.answers(viewer, id).orElse(Answers.empty());
    Map<String, String[]> sent = request.getParameterMap();
    Answers typed = binder.bind(cases.form(viewer, id), sent, kept).answers();
    model.addAttribute("unsaved", writing.difference(viewer, id, kept, typed));
    return page(viewer, view, model);
  }
}
