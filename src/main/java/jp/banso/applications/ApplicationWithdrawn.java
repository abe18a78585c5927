package jp.banso.applications;

import jp.banso.calls.CallId;

/** 取下げ; {@code before} is the state it was withdrawn from. */
public record ApplicationWithdrawn(
    ApplicationId id, CallId callId, String caseKey, ApplicationState before) {}
