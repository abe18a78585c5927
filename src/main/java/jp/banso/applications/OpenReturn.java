package jp.banso.applications;

import java.time.Instant;
import jp.banso.kernel.CaseKey;

/**
 * An application that waits for its correction, beside a mail that may bring it.
 *
 * @param dueAt first instant that is too late
 * @param inTime whether the mail came before that
 */
public record OpenReturn(ApplicationId id, CaseKey key, String areaName, Instant dueAt, boolean inTime) {}
