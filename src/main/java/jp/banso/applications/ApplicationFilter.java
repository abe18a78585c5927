package jp.banso.applications;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.PrefectureCode;

/**
 * What a list is narrowed to; each part may be null.
 *
 * @param text words in area name, organisation, number or the form; never finds what the viewer may not read
 * @param tab a tab of とりまとめ一覧, beside the stage
 * @param from the first day of its last change
 * @param until the last day of its last change
 */
public record ApplicationFilter(
    UUID callId, ApplicationStage stage, PrefectureCode prefecture, String text, BoardTab tab, ApplicationHolder holder,
    LocalDate from, LocalDate until) {

  public ApplicationFilter(UUID callId, ApplicationStage stage, PrefectureCode prefecture, String text) {
    this(callId, stage, prefecture, text, null);
  }

  public ApplicationFilter(
      UUID callId, ApplicationStage stage, PrefectureCode prefecture, String text, BoardTab tab) {
    this(callId, stage, prefecture, text, tab, null, null, null);
  }
}
