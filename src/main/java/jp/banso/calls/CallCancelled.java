package jp.banso.calls;

/** A published call was cancelled before its deadline: nothing is received any more. */
public record CallCancelled(CallId callId) {}
