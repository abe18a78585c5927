package jp.banso.applications;

/**
 * An application ended without being judged, so that its people get back what they wrote.
 *
 * @param as the state in which it ended
 */
public record ApplicationEnded(ApplicationId applicationId, ApplicationState as) {}
