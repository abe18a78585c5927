package jp.banso.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/**
 * The support of a region as all who may see it read it; moments that have not come are null.
 *
 * @param movedUp selected as a reserve
 * @param periodEndedAt since when a decision is awaited on how to go on after the last day
 * @param periodReason why the period was made longer, or was not
 * @param settled whether the third meeting settled the 対応策案; null before it is judged
 */
public record CycleView(
    SupportCycleId id, CaseKey key, ApplicationId applicationId, CallId callId,
    ProgrammeCode programme, PrefectureCode prefecture, String areaName, String representativeName,
    SupportState state, boolean movedUp, Instant startedAt, Instant acceptanceDueAt,
    LocalDate periodEndsOn, Instant answeredAt, String declineReason, Instant rosterConfirmedAt,
    String rosterReason, Instant plannedAt, String planNote, Boolean settled, String settledReason,
    Instant settledAt, Instant endedAt, String stopReason, Instant periodEndedAt, String periodReason,
    List<Member> members,
    List<PlannedMeeting> plannedMeetings, long version) {

  /** 「秋田県 大仙・仙北」. */
  public String subject() {
    return prefecture.name() + " " + areaName;
  }
}
