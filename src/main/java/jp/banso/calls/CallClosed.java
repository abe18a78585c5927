package jp.banso.calls;

/** The deadline has passed and every receipt in time is in. */
public record CallClosed(CallId callId, String caseKey) {}
