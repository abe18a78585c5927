package jp.banso.selection;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** 補欠の繰上げ after a 辞退: proposed by the manager, concurred by the ministry (domain B9). */
@Entity
@Table(name = "reserve_promotion")
class ReservePromotion {

  @Id private UUID id;
  @Version private Long version;
  private UUID roundId;
  private String caseKey;

  @Enumerated(EnumType.STRING)
  private ProgrammeCode programme;

  private UUID declinedApplicationId;
  private String declineReason;

  @Enumerated(EnumType.STRING)
  private PromotionState state;

  private Instant openedAt;
  private UUID promotedApplicationId;
  private String reason;
  private UUID preparedBy;
  private String returnedNote;
  private Boolean concurredInPerson;
  private Instant endedAt;

  protected ReservePromotion() {}

  static ReservePromotion open(
      SelectionRound round, int number, ApplicationId declined, String reason, Instant now) {
    ReservePromotion promotion = new ReservePromotion();
    promotion.id = UUID.randomUUID();
    promotion.roundId = round.id().value();
    promotion.caseKey = round.key().child("P" + number).value();
    promotion.programme = round.programme();
    promotion.declinedApplicationId = declined.value();
    promotion.declineReason = reason;
    promotion.state = PromotionState.PROPOSING;
    promotion.openedAt = now;
    return promotion;
  }

  /** Proposes a reserve, or with null that nobody moves up. */
  void propose(ApplicationId reserve, String why, UUID by) {
    move(PromotionState.CONCURRING, PromotionState.PROPOSING);
    promotedApplicationId = reserve == null ? null : reserve.value();
    reason = why;
    preparedBy = by;
    returnedNote = null;
  }

  /**
   * The ministry answers.
   *
   * @param inPerson false if the secretariat entered it on the ministry's word
   */
  void concur(boolean concurred, String note, boolean inPerson) {
    move(concurred ? PromotionState.CONCURRED : PromotionState.PROPOSING, PromotionState.CONCURRING);
    returnedNote = concurred ? null : note;
    concurredInPerson = concurred ? inPerson : null;
  }

  void promoted(Instant now) {
    move(PromotionState.PROMOTED, PromotionState.CONCURRED);
    endedAt = now;
  }

  /** Nobody moves up, by the ministry's 了承 or because there is no reserve to ask about. */
  void endedWithout(Instant now) {
    move(PromotionState.ENDED, PromotionState.CONCURRED, PromotionState.PROPOSING);
    endedAt = now;
  }

  private void move(PromotionState next, PromotionState... from) {
    if (!Set.of(from).contains(state)) {
      throw new AlreadyDone("promotion " + caseKey + " is " + state);
    }
    state = next;
  }

  /** True while what was proposed is before the ministry or being carried out. */
  boolean isOnItsWay() {
    return state == PromotionState.CONCURRING || state == PromotionState.CONCURRED;
  }

  boolean isPreparedBy(UUID person) {
    return person.equals(preparedBy);
  }

  boolean isConcurredInPerson() {
    return Boolean.TRUE.equals(concurredInPerson);
  }

  ReservePromotionId id() {
    return new ReservePromotionId(id);
  }

  UUID roundId() {
    return roundId;
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  ProgrammeCode programme() {
    return programme;
  }

  ApplicationId declined() {
    return new ApplicationId(declinedApplicationId);
  }

  String declineReason() {
    return declineReason;
  }

  PromotionState state() {
    return state;
  }

  ApplicationId promoted() {
    return promotedApplicationId == null ? null : new ApplicationId(promotedApplicationId);
  }

  String reason() {
    return reason;
  }

  String returnedNote() {
    return returnedNote;
  }
}
