package jp.banso.selection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/**
 * A round as one viewer may read it. What that viewer may not read is empty here, so that no page
 * can show it: totals and sheets stay empty until every score is in, and for others than the
 * manager and the ministry.
 */
public record RoundView(
    SelectionRoundId id, CaseKey key, ProgrammeCode programme, String callTitle, RoundState state,
    long version, Facts facts, Funnel funnel, List<Check> checks, List<Assignment> assignments,
    List<Candidate> candidates, List<Rank> ranking, Tie tie, DecisionText decision,
    List<Notice> notices, RecallPlan recall, List<Promotion> promotions) {

  /**
   * Dates and limits.
   *
   * @param releaseAt when the results go or went out, null while nobody has ordered it
   * @param stopped why an order was taken back, null if none was
   * @param held true while the ordered release can still be taken back
   * @param resultOut true once the results have been told
   * @param delayFlagged true if two weeks have passed without a result
   */
  public record Facts(
      Instant openedAt, Instant endedAt, String releasedBy, Instant releaseAt,
      StoppedRelease stopped, boolean held, boolean resultOut, LocalDate deadline, LocalDate resultDueOn, int areas, int reviewersMin,
      boolean delayFlagged) {}

  /** How many applications came how far. */
  public record Funnel(int accepted, int judged, int eligible, int scored, int selected) {}

  /** One application's requirements. */
  public record Check(
      ApplicationId application, CaseKey key, String prefectureName, String areaName,
      EligibilityState state, int errors, int warnings) {}

  /** One reviewer of one application; never with scores. */
  public record Assignment(
      ReviewId review, CaseKey application, String areaName, String reviewerName, ReviewState state,
      LocalDate dueOn, List<Reviewer> replacements, boolean mayGoOnWithout, String replacedReason) {}

  /** An application that needs reviewers, and who may be asked. */
  public record Candidate(
      ApplicationId application, CaseKey key, String prefectureName, String areaName,
      List<Reviewer> reviewers) {}

  /** Someone who may be asked, or not because of the prefecture. */
  public record Reviewer(
      UUID id, String name, String organisationName, boolean ofSamePrefecture) {}

  /** One line of the ranking. */
  public record Rank(
      ApplicationId application, CaseKey key, String prefectureName, String areaName,
      BigDecimal points, int place, List<Mean> means, List<Sheet> sheets) {}

  /** The mean of one criterion, for ties. */
  public record Mean(String label, BigDecimal mean, Integer tieOrder) {}

  /** A submitted sheet. */
  public record Sheet(String reviewerName, List<Line> lines, String comment) {}

  /** One criterion of a submitted sheet. */
  public record Line(String label, int points, String reason) {}

  /**
   * A tie at the line, to be decided or decided.
   *
   * @param decidedBy name of the criterion that decides, null if it takes a 合議
   * @param council those about whom the 合議 is asked
   * @param method null until decided
   */
  public record Tie(
      List<String> areaNames, String decidedBy, List<Rank> council, String method, String reason) {}

  /** The 選定案 or decision. */
  public record DecisionText(
      String summary, String preparedBy, Instant preparedAt, String concurredBy, boolean concurredInPerson, Instant concurredAt,
      String returnedNote, boolean preparedByMe, List<Place> places) {}

  /** What the decision says of one application; {@code points} null where the viewer may not read them. */
  public record Place(
      ApplicationId application, CaseKey key, String prefectureName, String areaName,
      OutcomeKind outcome, Integer reserveRank, BigDecimal points, String reason) {}

  /** How far a result came. */
  public record Notice(
      ResultNoticeId id, CaseKey application, String areaName, String kind, NoticeState state,
      String sentTo, Instant sentAt, String toldNote) {}

  /** A question of a reserve. */
  public record Promotion(
      ReservePromotionId id, String declinedAreaName, PromotionState state, String promotedAreaName) {}
}
