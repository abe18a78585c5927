package jp.banso.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a rehearsal showed, in words: it stays readable whatever becomes of the call, of templates and of models.
 *
 * @param terms the dates and limits that were played
 * @param closedDays dates that fall on a closed day
 * @param problems steps that could not be taken, in order
 * @param unsentMails mails that this play gave no occasion for
 * @param unfiredTimers timers that this play did not come to
 */
public record RehearsalReport(
    List<Term> terms, List<ClosedDay> closedDays, List<Problem> problems, List<Timer> timers, List<Mail> mails,
    List<Task> tasks, List<Named> unsentMails, List<Named> unfiredTimers) {

  public RehearsalReport {
    terms = List.copyOf(terms);
    closedDays = List.copyOf(closedDays);
    problems = List.copyOf(problems);
    timers = List.copyOf(timers);
    mails = List.copyOf(mails);
    tasks = List.copyOf(tasks);
    unsentMails = List.copyOf(unsentMails);
    unfiredTimers = List.copyOf(unfiredTimers);
  }

  /** A term of the call by the key of its label. */
  public record Term(String labelKey, String value) {}

  /**
   * A date that falls on a closed day.
   *
   * @param what the timer, task or term it belongs to
   * @param about the case, may be empty
   */
  public record ClosedDay(LocalDate day, String what, String about) {}

  /** A step of the play that was refused or failed. */
  public record Problem(Instant at, String step, String about, String reason) {}

  /** A timer that fired. */
  public record Timer(Instant at, String id, String name, String about) {}

  /**
   * Mails of one kind that went out together with the same subject and text, but for whom they name.
   *
   * @param kind its number ({@code M06}) or name
   * @param kindName in words
   * @param receivers their roles, each once
   * @param count how many there were
   * @param body of the first of them
   */
  public record Mail(
      Instant at, String kind, String kindName, List<String> receivers, int count, String subject, String body,
      List<String> attachments) {
    public Mail {
      receivers = List.copyOf(receivers);
      attachments = List.copyOf(attachments);
    }
  }

  /**
   * A task.
   *
   * @param holder whose it is, in words
   * @param dueAt may be null
   * @param doneAt null if it was still open at the end
   */
  public record Task(
      Instant openedAt, String definitionKey, String title, String about, String holder, Instant dueAt, Instant doneAt) {}

  /** Something by its id and in words. */
  public record Named(String id, String name) {}
}
