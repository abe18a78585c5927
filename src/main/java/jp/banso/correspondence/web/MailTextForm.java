package jp.banso.correspondence.web;

import java.util.List;
import java.util.function.UnaryOperator;
import jp.banso.correspondence.MailText;
import jp.banso.correspondence.MailTextProblem;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/** A text as typed, onto the version of the draft that was seen. */
record MailTextForm(
    long version,
    @FieldLabel("correspondence.text.subject") String subject,
    @FieldLabel("correspondence.text.body") String body) {

  static MailTextForm of(long version, MailText text) {
    return new MailTextForm(version, text.subject(), text.body());
  }

  MailText text() {
    return new MailText(subject, body);
  }

  MailTextForm onto(long newVersion) {
    return new MailTextForm(newVersion, subject, body);
  }

  StaleEditView.Comparison against(MailTextForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison().forms(this, theirs, text);
  }

  /** Puts every problem beside its field. */
  static boolean refused(List<MailTextProblem> problems, Errors errors) {
    problems.forEach(
        problem -> errors.rejectValue(problem.field(), problem.messageKey(), problem.arguments().toArray(), null));
    return !problems.isEmpty();
  }
}
