package jp.banso.calls;

/** The call is open for applications. */
public record CallPublished(CallId callId) {}
