package jp.banso.applications;

import jp.banso.calls.CallId;

/** The call has closed; what was submitted is accepted or ended one by one until all is settled. */
public record SettlementBegan(CallId callId, String caseKey) {}
