package jp.banso.selection;

import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;

/** The result was released: this region is selected, or moved up as a reserve. */
public record AreaSelected(
    ApplicationId applicationId, CallId callId, String caseKey, boolean movedUp) {}
