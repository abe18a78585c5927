package jp.banso.applications;

import jp.banso.calls.CallId;

/** After the deadline nothing is open any more: every application is accepted or ended. */
public record ApplicationsSettled(CallId callId, String caseKey) {}
