package jp.banso.calls;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.banso.kernel.JapanTime;

/**
 * What the call lays down for its year; every figure is data that the secretariat edits (S2).
 *
 * @param publishedOn printed date of the call
 * @param deadline last day of receipt (S2 §8)
 * @param deadlineTime clock time if the call prints one, else null: the whole day counts
 * @param regionDueOn proposed internal date of the regions
 * @param prefectureDueOn proposed internal date of the prefectures
 * @param resultDueOn about two weeks after the deadline (S2 §9), soft
 * @param areas about how many areas are selected (S2 §5)
 * @param memberMin 10 (S2 §6)
 * @param memberMax 15 (S2 §6)
 * @param memberStretch how far 程度 reaches beyond either end before the finding is an error
 * @param professionWarnPercent share of one profession above which a finding warns (B-R12)
 * @param professionReturnPercent share from which it is an error
 * @param organisationWarnPercent the same for one organisation; a third is 33.34
 * @param organisationReturnPercent the same for one organisation
 * @param meetingsMin meetings that are always held (S2 §3): as many as the call foresees, {@link CallMeetings#ordinary}
 * @param meetingsMax including the reserve meeting, {@link CallMeetings#count}
 * @param dispatchCap at most so many dispatches (S2 §3)
 * @param supportFrom about from when
 * @param supportUntil planned end, 2026-02-28
 * @param correctionDays business days to answer a return by the secretariat
 * @param acceptanceDays business days to accept or decline
 * @param reserveDisclosed whether a reserve is told its rank
 * @param acceptanceRequired whether the selected region must accept
 * @param concurrenceNeeded whether publication needs the ministry's 了承
 * @param reviewersMin least number of reviewers of one application
 * @param questionsUntil last day on which questions on the call are taken in, null: as long as applications are
 */
@Embeddable
public record CallTerms(
    LocalDate publishedOn, LocalDate deadline, LocalTime deadlineTime, LocalDate regionDueOn,
    LocalDate prefectureDueOn, LocalDate resultDueOn, int areas, int memberMin, int memberMax,
    int memberStretch, BigDecimal professionWarnPercent, BigDecimal professionReturnPercent,
    BigDecimal organisationWarnPercent, BigDecimal organisationReturnPercent, int meetingsMin,
    int meetingsMax, int dispatchCap, LocalDate supportFrom, LocalDate supportUntil,
    int correctionDays, int acceptanceDays, boolean reserveDisclosed, boolean acceptanceRequired,
    boolean concurrenceNeeded, int reviewersMin, LocalDate questionsUntil) {

  /** Every date of the terms but the clock time of the deadline. */
  record Dates(
      LocalDate publishedOn, LocalDate deadline, LocalDate regionDueOn, LocalDate prefectureDueOn,
      LocalDate resultDueOn, LocalDate supportFrom, LocalDate supportUntil, LocalDate questionsUntil) {

    /** Moved dates can leave no room for a term of questions: then they are taken in as long as applications are. */
    Dates withRoomForQuestions() {
      return questionsUntil == null || (!questionsUntil.isBefore(publishedOn) && !questionsUntil.isAfter(deadline))
          ? this
          : new Dates(
              publishedOn, deadline, regionDueOn, prefectureDueOn, resultDueOn, supportFrom, supportUntil, null);
    }
  }

  /** The same terms with other dates. */
  CallTerms dated(Dates dates) {
    return new CallTerms(
        dates.publishedOn(), dates.deadline(), deadlineTime, dates.regionDueOn(),
        dates.prefectureDueOn(), dates.resultDueOn(), areas, memberMin, memberMax, memberStretch,
        professionWarnPercent, professionReturnPercent, organisationWarnPercent,
        organisationReturnPercent, meetingsMin, meetingsMax, dispatchCap, dates.supportFrom(),
        dates.supportUntil(), correctionDays, acceptanceDays, reserveDisclosed, acceptanceRequired,
        concurrenceNeeded, reviewersMin, dates.questionsUntil());
  }

  /** The same terms with another clock time of the deadline. */
  CallTerms timed(LocalTime time) {
    return new CallTerms(
        publishedOn, deadline, time, regionDueOn, prefectureDueOn, resultDueOn, areas, memberMin,
        memberMax, memberStretch, professionWarnPercent, professionReturnPercent,
        organisationWarnPercent, organisationReturnPercent, meetingsMin, meetingsMax, dispatchCap,
        supportFrom, supportUntil, correctionDays, acceptanceDays, reserveDisclosed,
        acceptanceRequired, concurrenceNeeded, reviewersMin, questionsUntil);
  }

  /** The same terms with other figures. */
  CallTerms counting(Figures figures) {
    return new CallTerms(
        publishedOn, deadline, deadlineTime, regionDueOn, prefectureDueOn, resultDueOn, figures.areas(),
        figures.memberMin(), figures.memberMax(), memberStretch, professionWarnPercent, professionReturnPercent,
        organisationWarnPercent, organisationReturnPercent, meetingsMin, meetingsMax, figures.dispatchCap(),
        supportFrom, supportUntil, correctionDays, acceptanceDays, reserveDisclosed, acceptanceRequired,
        concurrenceNeeded, reviewersMin, questionsUntil);
  }

  /** The same terms with other numbers of meetings. */
  CallTerms meeting(int least, int most) {
    return new CallTerms(
        publishedOn, deadline, deadlineTime, regionDueOn, prefectureDueOn, resultDueOn, areas, memberMin,
        memberMax, memberStretch, professionWarnPercent, professionReturnPercent,
        organisationWarnPercent, organisationReturnPercent, least, most, dispatchCap,
        supportFrom, supportUntil, correctionDays, acceptanceDays, reserveDisclosed,
        acceptanceRequired, concurrenceNeeded, reviewersMin, questionsUntil);
  }

  /** The same terms for a recall (再公募) with its own dates. */
  CallTerms recalled(
      LocalDate published, LocalDate newDeadline, LocalDate regionDue, LocalDate prefectureDue,
      LocalDate resultDue, LocalDate newQuestionsUntil) {
    return dated(
        new Dates(
            published, newDeadline, regionDue, prefectureDue, resultDue,
            supportFrom.isAfter(resultDue) ? supportFrom : resultDue.plusDays(1), supportUntil, newQuestionsUntil)
            .withRoomForQuestions());
  }

  /** First instant at which no question is taken in any more: those that came before are still answered. */
  Instant questionsEnd() {
    Instant ownEnd = questionsUntil == null ? null : questionsUntil.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant();
    return ownEnd == null || ownEnd.isAfter(deadlineEnd()) ? deadlineEnd() : ownEnd;
  }

  /** First instant that is too late. */
  Instant deadlineEnd() {
    return endOf(deadline);
  }

  /** First instant that is too late if this is the last day; a printed clock time counts with its last second. */
  public Instant endOf(LocalDate lastDay) {
    return deadlineTime == null
        ? lastDay.plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant()
        : lastDay.atTime(deadlineTime).plusSeconds(1).atZone(JapanTime.ZONE).toInstant();
  }
}
