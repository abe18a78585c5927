package jp.banso.selection;

import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the question of a reserve for secretariat and ministry. */
@Service
@Transactional(readOnly = true)
public class PromotionPages {

  private final ReservePromotions promotions;
  private final RoundAccess access;
  private final Decisions decisions;
  private final ApplicationRecords applications;

  PromotionPages(
      ReservePromotions promotions,
      RoundAccess access,
      Decisions decisions,
      ApplicationRecords applications) {
    this.promotions = promotions;
    this.access = access;
    this.decisions = decisions;
    this.applications = applications;
  }

  /** Refuses who may not propose, or concur, and then a step that is not open, before the form is read. */
  public void require(Viewer viewer, ReservePromotionId id, PromotionState state) {
    PromotionView view = view(viewer, id);
    if (state == PromotionState.PROPOSING && !viewer.isManagerOf(view.programme())) {
      throw new Forbidden("only the manager proposes a reserve");
    }
    if (view.state() != state) {
      throw new AlreadyDone("promotion " + view.key() + " is " + view.state());
    }
  }

  public PromotionView view(Viewer viewer, ReservePromotionId id) {
    ReservePromotion promotion =
        promotions.findById(id.value()).orElseThrow(() -> new NotFound("promotion"));
    SelectionRound round = access.visible(viewer, new SelectionRoundId(promotion.roundId()));
    List<PromotionView.Reserve> reserves =
        decisions.findByRoundId(promotion.roundId()).stream()
            .flatMap(decision -> decision.reserves().stream())
            .map(
                place ->
                    new PromotionView.Reserve(
                        new ApplicationId(place.applicationId()), new CaseKey(place.caseKey()),
                        PrefectureCode.of(place.prefectureCode()).name(), place.areaName(),
                        place.reserveRank()))
            .toList();
    return new PromotionView(
        id, promotion.key(), promotion.programme(), round.id(), round.callTitle(),
        areaName(promotion.declined()), promotion.declineReason(), promotion.state(), reserves,
        promotion.promoted() == null ? null : areaName(promotion.promoted()), promotion.reason(),
        promotion.returnedNote());
  }

  private String areaName(ApplicationId application) {
    return applications.facts(application).areaName();
  }
}
