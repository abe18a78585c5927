package jp.banso.worklist;

import java.time.Instant;
import java.util.UUID;

/**
 * Open work is due soon, today, or overdue; said once for each stage, on a business day after the
 * one on which it was asked for.
 *
 * @param link where the work is done, which stays there when it is done
 * @param proposed true if the day is a 目安 and no 期限
 */
public record WorkDueSoon(
    UUID workItemId, Stage stage, String programme, String holder, String caseKey,
    String definitionKey, String title, Instant dueAt, String link,
    boolean proposed) {

  /** A publication kept from before there was a link leads to the task itself. */
  public WorkDueSoon {
    link = link == null ? "/tasks/" + workItemId : link;
  }

  /** How near the due date is. */
  public enum Stage {
    /** The first reminder; two business days before unless the term says otherwise. */
    TWO_DAYS_BEFORE,
    ON_THE_DAY,
    ESCALATED
  }
}
