package jp.banso.selection;

import java.time.Clock;
import java.util.Locale;
import jp.banso.applications.ApplicationId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Opens the question of a reserve once for each region that gave its seat up. */
@Component
class ReserveOpening {

  private final ReservePromotions promotions;
  private final NotificationProcess process;
  private final MessageSource messages;
  private final Clock clock;

  ReserveOpening(
      ReservePromotions promotions, NotificationProcess process, MessageSource messages, Clock clock) {
    this.promotions = promotions;
    this.process = process;
    this.messages = messages;
    this.clock = clock;
  }

  ReservePromotion open(
      SelectionRound round, Decision decision, ApplicationId left, String reason) {
    int number = promotions.ofRound(round.id().value()).size() + 1;
    ReservePromotion promotion =
        promotions.save(ReservePromotion.open(round, number, left, reason, clock.instant()));
    process.promotionStarted(
        promotion.key(), round.programme(), !decision.reserves().isEmpty());
    return promotion;
  }

  /** Each selected region that withdrew while the release was being carried out leaves a seat free. */
  void openForSelectedWhoLeft(SelectionRound round, Decision decision) {
    if (decision.reserves().isEmpty()) {
      return;
    }
    decision.places().stream()
        .filter(place -> place.outcome() == OutcomeKind.WITHDRAWN)
        .filter(place -> place.leftAs() == OutcomeKind.SELECTED)
        .forEach(
            place ->
                open(
                    round, decision, new ApplicationId(place.applicationId()),
                    messages.getMessage("selection.promotion.withdrawn", null, Locale.JAPAN)));
  }
}
