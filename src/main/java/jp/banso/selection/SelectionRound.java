package jp.banso.selection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;

/** One selection of one call. Each step is taken once; a second try finds the state it left. */
@Entity
@Table(name = "selection_round")
class SelectionRound {

  @Id private UUID id;
  @Version private Long version;
  private UUID callId;
  private String caseKey;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private String callTitle;
  private int areas;

  @Enumerated(EnumType.STRING)
  private RoundState state;

  private Instant openedAt;
  private Instant endedAt;
  private String releasedBy;
  private Instant releaseAt;
  private String stoppedReason;
  private String stoppedBy;
  private Instant stoppedAt;
  private Instant delayWarnedAt;
  private Instant delayFlaggedAt;
  private Boolean recallWanted;
  private String recallReason;
  private LocalDate recallDeadline;

  @Column(name = "recall_prepared_by")
  private UUID recallPreparedBy;

  private String recallReturnedNote;
  private Boolean recallConcurredInPerson;

  protected SelectionRound() {}

  static SelectionRound open(CallView call, Instant now) {
    SelectionRound round = new SelectionRound();
    round.id = UUID.randomUUID();
    round.callId = call.id().value();
    round.caseKey = call.key().child("S1").value();
    round.programme = call.programme();
    round.callTitle = call.title();
    round.areas = call.terms().areas();
    round.state = RoundState.SETTLING;
    round.openedAt = now;
    return round;
  }

  void applicationsSettled() {
    move(RoundState.CHECKING, RoundState.SETTLING);
  }

  /**
   * Whether one more application can be judged with the others: until the reviewers are assigned, or
   * while nobody can be selected and no way out of that is proposed.
   */
  Outcome<Void> takesIn() {
    return switch (state) {
      case SETTLING, CHECKING, ASSIGNING -> Outcome.done();
      case RECALL_DECIDING ->
          releasedBy == null ? Outcome.done() : Outcome.refused("selection.entry.refused.released");
      case RECALL_CONCURRING, RECALL_CONCURRED, RECALLED, NONE_SELECTED ->
          Outcome.refused("selection.entry.refused.recall");
      default -> Outcome.refused("selection.entry.refused.assigned");
    };
  }

  /** Somebody can be selected after all: the checks begin anew. */
  void applicationJoined() {
    move(RoundState.CHECKING, RoundState.RECALL_DECIDING);
    recallWanted = null;
    recallReturnedNote = null;
  }

  void nobodyApplied() {
    move(RoundState.RECALL_DECIDING, RoundState.CHECKING);
  }

  void checksDecided(boolean anyEligible) {
    move(anyEligible ? RoundState.ASSIGNING : RoundState.RECALL_DECIDING, RoundState.CHECKING);
  }

  void reviewersAssigned() {
    move(RoundState.REVIEWING, RoundState.ASSIGNING);
  }

  void reviewsCompleted(boolean tied) {
    move(tied ? RoundState.TIED : RoundState.DECIDING, RoundState.REVIEWING);
  }

  void tieDecided() {
    move(RoundState.DECIDING, RoundState.TIED);
  }

  void decisionPrepared() {
    move(RoundState.CONCURRING, RoundState.DECIDING);
  }

  void decisionConcurred(boolean concurred) {
    move(concurred ? RoundState.CONCURRED : RoundState.DECIDING, RoundState.CONCURRING);
  }

  /** The decision goes back to its drawing board, or further to a tie that a withdrawal made. */
  void decisionReopened(boolean tied) {
    move(
        tied ? RoundState.TIED : RoundState.DECIDING, RoundState.DECIDING, RoundState.CONCURRING,
        RoundState.CONCURRED, RoundState.RELEASING);
    forgetRelease(state);
    forgetStop();
  }

  /**
   * The results go out at a later moment, so that the order can be taken back until then.
   *
   * @param at business time
   */
  void releaseOrdered(String by, Instant at) {
    move(RoundState.RELEASING, RoundState.CONCURRED);
    forgetStop();
    releasedBy = by;
    releaseAt = at;
  }

  /** Takes the order back; nobody has been told anything. */
  void releaseStopped(String reason, String by, Instant now) {
    requireHeld(now);
    forgetRelease(RoundState.CONCURRED);
    stoppedReason = reason;
    stoppedBy = by;
    stoppedAt = now;
  }

  void requireHeld(Instant now) {
    if (!isHeld(now)) {
      throw new AlreadyDone("round " + caseKey + " is " + state + ", its hold has ended");
    }
  }

  private void forgetStop() {
    stoppedReason = null;
    stoppedBy = null;
    stoppedAt = null;
  }

  private void forgetRelease(RoundState next) {
    state = next;
    releasedBy = null;
    releaseAt = null;
  }

  /** True while the release is ordered and can still be taken back. */
  boolean isHeld(Instant now) {
    return state == RoundState.RELEASING && releaseAt != null && now.isBefore(releaseAt);
  }

  /** True once the results have been told: an order alone tells nobody. */
  boolean isResultOut() {
    return releasedBy != null && state != RoundState.RELEASING;
  }

  /** True while the applications that met the requirements can still lose or win a seat. */
  boolean isSelecting(Instant now) {
    return state.isSelecting() || isHeld(now);
  }

  /**
   * The results are told; refused before the moment for which that was ordered, whoever asks.
   *
   * @throws IllegalStateException while the order can still be taken back
   */
  void released(Instant now) {
    if (isHeld(now)) {
      throw new IllegalStateException("round " + caseKey + " is held until " + releaseAt);
    }
    move(RoundState.RELEASED, RoundState.RELEASING);
    endedAt = now;
  }

  void recallProposed(boolean wanted, LocalDate deadline, String reason, UUID by) {
    move(RoundState.RECALL_CONCURRING, RoundState.RECALL_DECIDING);
    recallWanted = wanted;
    recallDeadline = deadline;
    recallReason = reason;
    recallPreparedBy = by;
    recallReturnedNote = null;
  }

  /**
   * The ministry answers.
   *
   * @param inPerson false if the secretariat entered it on the ministry's word
   */
  void recallConcurred(boolean concurred, String note, boolean inPerson) {
    move(
        concurred ? RoundState.RECALL_CONCURRED : RoundState.RECALL_DECIDING,
        RoundState.RECALL_CONCURRING);
    recallReturnedNote = concurred ? null : note;
    recallConcurredInPerson = concurred ? inPerson : null;
  }

  void recalled(Instant now) {
    move(RoundState.RECALLED, RoundState.RECALL_CONCURRED);
    endedAt = now;
  }

  void endedWithoutSelection(Instant now) {
    move(RoundState.NONE_SELECTED, RoundState.RECALL_CONCURRED);
    endedAt = now;
  }

  /** The last application that could be selected was withdrawn. */
  void nobodyLeft() {
    move(
        RoundState.RECALL_DECIDING, RoundState.ASSIGNING, RoundState.REVIEWING, RoundState.TIED,
        RoundState.DECIDING, RoundState.CONCURRING, RoundState.CONCURRED, RoundState.RELEASING);
    forgetRelease(state);
  }

  /** The results are out, and nobody holds a seat any more. */
  void seatsEmpty() {
    move(RoundState.RECALL_DECIDING, RoundState.RELEASED);
  }

  /** Answers false if the results are out or it was noted before. */
  boolean warnDelay(Instant now) {
    if (state.hasEnded() || delayWarnedAt != null) {
      return false;
    }
    delayWarnedAt = now;
    return true;
  }

  /** Answers false if the results are out or it was noted before. */
  boolean flagDelay(Instant now) {
    if (state.hasEnded() || delayFlaggedAt != null) {
      return false;
    }
    delayFlaggedAt = now;
    return true;
  }

  /** Refuses what was typed against a state that someone else has changed since. */
  void requireVersion(long seen) {
    if (version != seen) {
      throw new StaleEdit("round " + caseKey + " has version " + version + ", seen " + seen);
    }
  }

  void require(RoundState... allowed) {
    if (!Set.of(allowed).contains(state)) {
      throw new AlreadyDone("round " + caseKey + " is " + state);
    }
  }

  private void move(RoundState next, RoundState first, RoundState... others) {
    if (!EnumSet.of(first, others).contains(state)) {
      throw new AlreadyDone("round " + caseKey + " is " + state + ", cannot become " + next);
    }
    state = next;
  }

  SelectionRoundId id() {
    return new SelectionRoundId(id);
  }

  CallId callId() {
    return new CallId(callId);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  String callTitle() {
    return callTitle;
  }

  int areas() {
    return areas;
  }

  RoundState state() {
    return state;
  }

  /** True once every score is in, so that totals may be shown to those who decide. */
  boolean isScored() {
    return state.isScored() || releasedBy != null;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  String releasedBy() {
    return releasedBy;
  }

  /** When the results go or went out; null while nobody has ordered it. */
  Instant releaseAt() {
    return releaseAt;
  }

  /** Null if the release was not taken back since the decision was concurred in. */
  StoppedRelease stopped() {
    return stoppedAt == null ? null : new StoppedRelease(stoppedReason, stoppedBy, stoppedAt);
  }

  Instant delayFlaggedAt() {
    return delayFlaggedAt;
  }

  boolean isRecallConcurredInPerson() {
    return Boolean.TRUE.equals(recallConcurredInPerson);
  }

  RecallPlan recall() {
    return recallWanted == null
        ? null
        : new RecallPlan(recallWanted, recallDeadline, recallReason, recallPreparedBy, recallReturnedNote);
  }

  long version() {
    return version == null ? 0 : version;
  }
}
