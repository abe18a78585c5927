package jp.banso.correspondence;

import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * A mail of which nobody has said yet what it is.
 *
 * @param caseKey the case that it is known to belong to, null if none is
 */
public record UndecidedMail(UUID id, ReceivedMailState state, CaseKey caseKey, boolean hasFiles) {}
