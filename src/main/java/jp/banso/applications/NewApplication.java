package jp.banso.applications;

import java.time.Instant;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.forms.FormRef;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/**
 * What an application begins with.
 *
 * @param drafterId null if nobody of the region has an account
 * @param drafterOrganisation with whom the draft lies, shown to all who may know that it exists
 * @param typedBySecretariat true if the secretariat types it on the region's word and so reads it
 */
record NewApplication(
    CaseKey key, CallId callId, ProgrammeCode programme, PrefectureCode prefecture, int number,
    FormRef form, UUID drafterId, String drafterOrganisation, boolean typedBySecretariat,
    String startedBy, Instant at) {}
