package jp.banso.applications;

import java.util.UUID;
import jp.banso.kernel.PrefectureCode;

/**
 * What a list is narrowed to; each part may be null.
 *
 * @param text words in area name, organisation or number; never finds what the viewer may not read
 */
public record ApplicationFilter(
    UUID callId, ApplicationStage stage, PrefectureCode prefecture, String text) {}
