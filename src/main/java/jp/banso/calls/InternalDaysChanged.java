package jp.banso.calls;

import jp.banso.kernel.PrefectureCode;

/** A prefecture means to be done by other days; its regions' work and its own go by them from now on. */
public record InternalDaysChanged(CallId callId, PrefectureCode prefecture) {}
