package jp.banso.participation;

import java.time.Instant;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * One municipality or hub on the list.
 *
 * @param mail where it is asked, empty if the officer asks it otherwise
 * @param note what was said beside the answer, may be empty
 * @param answeredAt null before an answer
 * @param askedAt when it was asked by mail last, null if it was not
 * @param draft the application that it has begun, null before
 * @param version counts its changes
 */
public record ParticipantLine(
    UUID id, CallId call, PrefectureCode prefecture, ParticipantKind kind, String name, String mail, Intent intent,
    String note, Instant answeredAt, String answeredBy, Instant askedAt, CaseKey draft, long version) {}
