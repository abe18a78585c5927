package jp.banso.applications;

import jp.banso.calls.CallId;

/**
 * 受理 after {@link ApplicationsSettled} was said: the selection takes it in with the others.
 *
 * @param replaced the one that left for it (差替え), or null
 */
public record ApplicationAccepted(ApplicationId id, CallId callId, ApplicationId replaced) {}
