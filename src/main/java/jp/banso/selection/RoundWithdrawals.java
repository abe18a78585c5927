package jp.banso.selection;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a withdrawn application out of its round, wherever the round stands (domain §2 「取下げ」). */
@Service
@Transactional
public class RoundWithdrawals {

  private final SelectionRounds rounds;
  private final EligibilityJudgements judgements;
  private final Reviews reviews;
  private final Decisions decisions;
  private final RoundProgress progress;
  private final SelectionProcess process;
  private final AssessmentProcess assessment;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final ReviewLetters letters;
  private final AuditLog audit;
  private final MessageSource messages;
  private final Clock clock;

  RoundWithdrawals(
      SelectionRounds rounds,
      EligibilityJudgements judgements,
      Reviews reviews,
      Decisions decisions,
      RoundProgress progress,
      SelectionProcess process,
      AssessmentProcess assessment,
      ApplicationRecords applications,
      Calls calls,
      ReviewLetters letters,
      AuditLog audit,
      MessageSource messages,
      Clock clock) {
    this.rounds = rounds;
    this.judgements = judgements;
    this.reviews = reviews;
    this.decisions = decisions;
    this.progress = progress;
    this.process = process;
    this.assessment = assessment;
    this.applications = applications;
    this.calls = calls;
    this.letters = letters;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** Hears of a withdrawal; without a round, or said twice, nothing changes. */
  public void withdrawn(ApplicationId application, CallId call) {
    Optional<SelectionRound> found = rounds.lockByCallId(call.value());
    Optional<EligibilityJudgement> judgement = judgements.findByApplicationId(application.value());
    if (found.isEmpty()
        || judgement.isEmpty()
        || judgement.get().state() == EligibilityState.CANCELLED) {
      return;
    }
    SelectionRound round = found.get();
    boolean heldSeat = progress.holdsSeat(round, application);
    if (judgement.get().cancel()) {
      assessment.checkCancelled(judgement.get().key());
    }
    cancelReviews(round, application);
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.withdrawn", judgement.get().key())
            .audience(Audience.MINISTRY));
    goOn(round, application, heldSeat);
  }

  /** Who has declared a conflict has nothing to do here any more, and is not written to again. */
  private void cancelReviews(SelectionRound round, ApplicationId application) {
    CallView call = calls.get(round.callId());
    ApplicationPlace place = applications.places(List.of(application)).get(application);
    for (Review review : reviews.ofApplication(application.value())) {
      letters.stopAsking(review);
      boolean awaited = review.state().isActive();
      if (review.cancel()) {
        assessment.reviewCancelled(review.key());
        if (awaited) {
          letters.withdrawn(call, place, review);
        }
      }
    }
  }

  private void goOn(SelectionRound round, ApplicationId application, boolean heldSeat) {
    Optional<Decision> decision = decisions.findByRoundId(round.id().value());
    if (progress.afterLeaving(round)) {
      // the round may begin anew with another application, whose decision nobody has concurred in
      decision.ifPresent(dead -> dead.giveBack(text("selection.decision.endedByWithdrawal")));
      audit.record(
          AuditEntry.of(Actor.system(), "audit.selection.nobodyLeft", round.key())
              .audience(Audience.MINISTRY));
    }
    boolean tied = heldSeat && progress.isTied(round);
    switch (round.state()) {
      case CHECKING -> progress.afterCheck(round);
      case REVIEWING -> progress.afterReview(round);
      case DECIDING -> {
        if (tied) {
          reopen(round, true);
        }
      }
      case CONCURRING, CONCURRED -> giveBack(round, decision.orElseThrow(), tied);
      case RELEASING -> {
        if (round.isHeld(clock.instant())) {
          giveBack(round, decision.orElseThrow(), tied);
        } else {
          decision.orElseThrow().leave(application, OutcomeKind.WITHDRAWN);
        }
      }
      case ASSIGNING, TIED -> { }
      default -> decision.ifPresent(made -> made.leave(application, OutcomeKind.WITHDRAWN));
    }
  }

  private void giveBack(SelectionRound round, Decision decision, boolean tied) {
    decision.giveBack(text("selection.decision.reopenedByWithdrawal"));
    reopen(round, tied);
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }

  /** A seat that became free may stand between equals: then the tie comes before the decision. */
  private void reopen(SelectionRound round, boolean tied) {
    RoundState from = round.state();
    round.decisionReopened(tied);
    process.decisionReopened(round.key(), from, tied);
    audit.record(
        AuditEntry.of(
                Actor.system(),
                tied ? "audit.selection.tiedByWithdrawal" : "audit.selection.decisionReopened",
                round.key())
            .audience(Audience.MINISTRY));
  }
}
