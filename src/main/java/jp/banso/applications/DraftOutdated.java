package jp.banso.applications;

/** The call of a draft has another version of the form by now; heard by the module itself, draft by draft. */
public record DraftOutdated(ApplicationId applicationId) {}
