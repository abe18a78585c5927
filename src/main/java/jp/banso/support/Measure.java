package jp.banso.support;

import jakarta.persistence.Embeddable;

/**
 * One row of the 対応策案: 課題, 対応策, 主体, 時期, 指標.
 *
 * @param owner who carries it out
 * @param schedule by when
 * @param indicator how it is seen to work
 */
@Embeddable
public record Measure(String issue, String action, String owner, String schedule, String indicator) {

  public boolean isBlank() {
    return issue.isBlank() && action.isBlank() && owner.isBlank() && schedule.isBlank()
        && indicator.isBlank();
  }

  /** Every column is needed: a measure without its owner or its time is not yet one. */
  public boolean isComplete() {
    return !issue.isBlank() && !action.isBlank() && !owner.isBlank() && !schedule.isBlank()
        && !indicator.isBlank();
  }
}
