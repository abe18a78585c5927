package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.database.ListOrder.Place;

/**
 * One line of a list.
 *
 * @param areaName null as long as the viewer may not read the form; of a 訂正 without a readable name that of what it corrects
 * @param stateKey message key of the state in the viewer's words
 * @param liesWithKey message key of who has to act, null if nobody
 * @param holder with whom it lies, null if with nobody
 * @param since when it came there, null if with nobody
 * @param nextOn the next day that its viewer may know of: by which it is to go on, or on which its result is told; null for none
 * @param ready true if it can go into the prefecture's package
 * @param extendedTo the last day on which it can be submitted if its own deadline was put off, else null
 * @param correctionOf of a 訂正 that is not received the application that counts without it, else null
 * @param replaces of one that was received what it replaced, else null
 * @param transcript how far a 事務局入力 is, null if no clerk typed it
 * @param place where the line stands in its list
 */
public record ApplicationLine(
    UUID id, CaseKey key, PrefectureCode prefecture, String areaName, String drafterOrganisation,
    String stateKey, String liesWithKey, ApplicationHolder holder, Instant since, LocalDate nextOn,
    ApplicationStage stage, Instant receivedAt, Instant startedAt,
    Instant changedAt, boolean ready, LocalDate extendedTo, CaseKey correctionOf,
    CaseKey replaces, TranscriptState transcript, Place place) {}
