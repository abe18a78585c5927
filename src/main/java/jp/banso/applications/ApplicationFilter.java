package jp.banso.applications;

import java.util.UUID;
import jp.banso.kernel.PrefectureCode;

/**
 * What a list is narrowed to; each part may be null.
 *
 * @param text words in area name, organisation, number or the form; never finds what the viewer may not read
 * @param tab a tab of とりまとめ一覧, beside the stage
 */
public record ApplicationFilter(
    UUID callId, ApplicationStage stage, PrefectureCode prefecture, String text, BoardTab tab) {

  public ApplicationFilter(UUID callId, ApplicationStage stage, PrefectureCode prefecture, String text) {
    this(callId, stage, prefecture, text, null);
  }
}
