package jp.banso.participation;

import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;

/** Somebody who has begun an application said that they do not apply, or that they do after all. */
public record IntentChanged(CallId callId, PrefectureCode prefecture) {}
