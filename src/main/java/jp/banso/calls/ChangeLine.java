package jp.banso.calls;

import java.util.UUID;

/**
 * What a change of a published call does to one term or paper.
 *
 * @param labelKey message key of the term, null for a paper
 * @param label mark and title of the paper, null for a term
 * @param before empty if it said nothing
 * @param after the same text as {@code before} if a file was replaced by one of its name
 * @param paper whose file it replaces, null if it changes a text
 */
public record ChangeLine(String labelKey, String label, String before, String after, UUID paper) {

  /** The questions of the form, beside the form itself. */
  static final String QUESTIONS = "formQuestions";

  private static final String TERMS = "calls.setup.";

  /** A term, by the label that it has where it is edited. */
  static ChangeLine ofTerm(String field, String before, String after) {
    return new ChangeLine(TERMS + field, null, before, after, null);
  }

  /** The text of a paper, by its name. */
  static ChangeLine ofText(String label, String before, String after) {
    return new ChangeLine(null, label, before, after, null);
  }

  /** The file of a paper, by the names. */
  static ChangeLine ofFile(String label, CallDocument before, CallDocument after) {
    return new ChangeLine(null, label, before.fileName(), after.fileName(), after.id());
  }

  /** Whether a file gives way to one of its name, so that the names alone would say nothing. */
  public boolean replacesSameName() {
    return after.equals(before);
  }

  /** Whether it changes a 目安 for regions and prefectures, which the published terms do not name. */
  public boolean isProposedDay() {
    return (TERMS + "regionDueOn").equals(labelKey) || (TERMS + "prefectureDueOn").equals(labelKey);
  }

  /** Whether it gives the call another form or another version of it. */
  boolean isForm() {
    return (TERMS + "form").equals(labelKey);
  }

  boolean isDeadline() {
    return (TERMS + "deadline").equals(labelKey);
  }
}
