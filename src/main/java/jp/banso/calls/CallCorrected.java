package jp.banso.calls;

/** Something in a published call was corrected; it says the new terms from now on. */
public record CallCorrected(CallId callId) {}
