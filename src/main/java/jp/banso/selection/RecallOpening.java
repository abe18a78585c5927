package jp.banso.selection;

import org.springframework.stereotype.Component;

/** Asks whether to call again, once nobody can be selected or nobody holds a seat any more (T-B15). */
@Component
class RecallOpening {

  private final Decisions decisions;
  private final ReservePromotions promotions;
  private final SelectionProcess process;

  RecallOpening(Decisions decisions, ReservePromotions promotions, SelectionProcess process) {
    this.decisions = decisions;
    this.promotions = promotions;
    this.process = process;
  }

  /** The round itself has come to the question. */
  void open(SelectionRound round) {
    process.recallStarted(round.key(), round.programme());
  }

  /** After the results: asks if all seats are free and no reserve is under consideration. */
  void openIfSeatsAreEmpty(SelectionRound round) {
    boolean seatHeld =
        decisions.findByRoundId(round.id().value()).stream()
            .flatMap(decision -> decision.places().stream())
            .anyMatch(place -> place.outcome() == OutcomeKind.SELECTED);
    boolean promotionOpen =
        promotions.ofRound(round.id().value()).stream()
            .anyMatch(promotion -> !promotion.state().hasEnded());
    if (!seatHeld && !promotionOpen) {
      round.seatsEmpty();
      open(round);
    }
  }
}
