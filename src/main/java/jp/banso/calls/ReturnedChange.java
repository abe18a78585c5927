package jp.banso.calls;

import java.util.List;

/**
 * A proposal that was given back, to be revised.
 *
 * @param terms the call as it was to be, null for a 中止
 * @param papers those that were to change, as they were to be
 */
public record ReturnedChange(CallChange change, CorrectionDraft terms, List<CallDocument> papers) {}
