package jp.banso.selection;

import java.util.Locale;
import java.util.Optional;
import jp.banso.applications.ApplicationId;
import jp.banso.calls.CallId;
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
  private final AuditLog audit;
  private final MessageSource messages;
  RoundWithdrawals(
      SelectionRounds rounds,
      EligibilityJudgements judgements,
      Reviews reviews,
      Decisions decisions,
      RoundProgress progress,
      SelectionProcess process,
      AssessmentProcess assessment,
      AuditLog audit,
      MessageSource messages) {
    this.rounds = rounds;
    this.judgements = judgements;
    this.reviews = reviews;
    this.decisions = decisions;
    this.progress = progress;
    this.process = process;
    this.assessment = assessment;
    this.audit = audit;
    this.messages = messages;
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
    if (judgement.get().cancel()) {
      assessment.checkCancelled(judgement.get().key());
    }
    for (Review review : reviews.ofApplication(application.value())) {
      if (review.cancel()) {
        assessment.reviewCancelled(review.key());
      }
    }
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.withdrawn", judgement.get().key())
            .audience(Audience.MINISTRY));
    goOn(round, application);
  }

  private void goOn(SelectionRound round, ApplicationId application) {
    Optional<Decision> decision = decisions.findByRoundId(round.id().value());
    if (progress.afterLeaving(round)) {
      audit.record(
          AuditEntry.of(Actor.system(), "audit.selection.nobodyLeft", round.key())
              .audience(Audience.MINISTRY));
    }
    switch (round.state()) {
      case CHECKING -> progress.afterCheck(round);
      case REVIEWING -> progress.afterReview(round);
      case CONCURRING -> {
        reopen(round, decision.orElseThrow());
        process.decisionConcurred(round.key(), false);
      }
      case CONCURRED -> {
        reopen(round, decision.orElseThrow());
        process.decisionReopened(round.key());
      }
      case ASSIGNING, TIED, DECIDING -> { }
      default -> decision.ifPresent(made -> made.leave(application, OutcomeKind.WITHDRAWN));
    }
  }

  private void reopen(SelectionRound round, Decision decision) {
    round.decisionReopened();
    decision.giveBack(
        messages.getMessage("selection.decision.reopenedByWithdrawal", null, Locale.JAPAN));
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.decisionReopened", round.key())
            .audience(Audience.MINISTRY));
  }
}
