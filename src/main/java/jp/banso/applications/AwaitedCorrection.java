package jp.banso.applications;

import java.time.Instant;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * A return (補正) whose answer may come by mail.
 *
 * @param asked first instant at which an answer can have come
 * @param due first instant that is too late
 */
public record AwaitedCorrection(
    CallView call, CaseKey key, PrefectureCode prefecture, Instant asked, Instant due) {}
