package jp.banso.support;

/**
 * What a region asks an advisor for: 目的, 論点, 希望日, 形態, 参加者.
 *
 * @param wishes wished days in the region's words
 */
public record DispatchRequest(
    String purpose, String points, String wishes, MeetingForm form, String participants) {}
