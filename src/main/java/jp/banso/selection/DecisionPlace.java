package jp.banso.selection;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a decision says of one application.
 *
 * @param seat number of the area that is given, null unless selected; one application a seat
 * @param reserveRank 補欠の順位, null unless a reserve
 * @param leftAs what it was when it left, null while it is there
 * @param points the mean at the time of the decision, null if it was not scored
 */
@Embeddable
record DecisionPlace(
    UUID applicationId, String caseKey, String areaName, String prefectureCode,
    @Enumerated(EnumType.STRING) OutcomeKind outcome, Integer seat, Integer reserveRank,
    BigDecimal points, String reason, @Enumerated(EnumType.STRING) OutcomeKind leftAs) {

  DecisionPlace selected(int givenSeat) {
    return with(OutcomeKind.SELECTED, givenSeat, null);
  }

  /** Gives up the seat, if any; a reserve's rank stays for the record. */
  DecisionPlace gone(OutcomeKind how) {
    return with(how, null, outcome);
  }

  private DecisionPlace with(OutcomeKind next, Integer nextSeat, OutcomeKind before) {
    return new DecisionPlace(
        applicationId, caseKey, areaName, prefectureCode, next, nextSeat, reserveRank, points, reason,
        before);
  }
}
