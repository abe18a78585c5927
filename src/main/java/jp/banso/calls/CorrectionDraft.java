package jp.banso.calls;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import jp.banso.forms.FormRef;

/**
 * A published call as it should have been: every field as it is to be, changed or not.
 *
 * @param form null for the one that the call has
 * @param papers only those that change
 * @param statements its words; null for those that the call has, and their rule is always the call's
 * @param figures null for those that the call has
 */
public record CorrectionDraft(
    String projectTitle, String title, String secretariatName, String secretariatMail,
    FormRef form, LocalDate deadline, LocalTime deadlineTime, LocalDate questionsUntil, LocalDate regionDueOn,
    LocalDate prefectureDueOn,
    LocalDate resultDueOn, LocalDate supportFrom, LocalDate supportUntil, String reason,
    List<Paper> papers, Statements statements, Figures figures) {

  /** A correction that leaves words and figures of the call as they are. */
  public CorrectionDraft(
      String projectTitle, String title, String secretariatName, String secretariatMail, FormRef form,
      LocalDate deadline, LocalTime deadlineTime, LocalDate questionsUntil, LocalDate regionDueOn,
      LocalDate prefectureDueOn, LocalDate resultDueOn, LocalDate supportFrom, LocalDate supportUntil, String reason,
      List<Paper> papers) {
    this(
        projectTitle, title, secretariatName, secretariatMail, form, deadline, deadlineTime, questionsUntil,
        regionDueOn, prefectureDueOn, resultDueOn, supportFrom, supportUntil, reason, papers, null, null);
  }

  /** A paper with another text or file; null keeps the file there is. */
  public record Paper(UUID id, String body, PaperDraft.Upload file) {}

  /** The terms of the call with what changes in them. */
  TermsDraft onto(CallView call) {
    CallTerms old = call.terms();
    CallTerms dated =
        old.dated(
            new CallTerms.Dates(
                old.publishedOn(), deadline, regionDueOn, prefectureDueOn, resultDueOn, supportFrom, supportUntil,
                questionsUntil));
    return new TermsDraft(
        projectTitle, title, secretariatName, secretariatMail, formOf(call), dated.timed(deadlineTime).counting(figuresOf(call)), call.plan(),
        call.mailTerms(), statementsOf(call));
  }

  /** The version of the form that it asks for. */
  public FormRef formOf(CallView call) {
    return form == null ? call.form() : form;
  }

  /** The words that it asks for; what becomes of a late application is no matter of words. */
  public Statements statementsOf(CallView call) {
    return statements == null ? call.statements() : statements.ruled(call.statements().lateReceipt());
  }

  /** The figures that it asks for. */
  public Figures figuresOf(CallView call) {
    return figures == null ? Figures.of(call.terms()) : figures;
  }

  static TermsDraft unchanged(CallView call) {
    return new TermsDraft(
        call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(), call.form(), call.terms(), call.plan(),
        call.mailTerms(), call.statements());
  }
}
