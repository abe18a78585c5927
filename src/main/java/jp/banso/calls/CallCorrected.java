package jp.banso.calls;

import java.util.UUID;

/**
 * Something in a published call was corrected; it says the new terms from now on.
 *
 * @param change the 正誤 that took effect
 */
public record CallCorrected(CallId callId, UUID change) {}
