package jp.banso.platform.web;

import java.time.LocalDate;

/**
 * One step of a case's line of steps.
 *
 * @param holder who has it now, may be null
 * @param since since when, or the day it was done; may be null
 * @param until due day, may be null
 */
public record StepView(String label, StepState state, String holder, LocalDate since, LocalDate until) {

  /** A step without more to say than its name. */
  public static StepView of(String label, StepState state) {
    return new StepView(label, state, null, null, null);
  }
}
