package jp.banso.selection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** 同点の取扱い: by which rule, in which order, and why (T-B11). */
@Entity
@Table(name = "tie_decision")
class TieDecision implements Persistable<UUID> {

  /** Which rule broke the tie. */
  enum Method {
    /** The criteria named for it. */
    CRITERIA,
    /** 合議. */
    COUNCIL,
    /** A withdrawal had left nothing to decide. */
    NO_LONGER_TIED
  }

  @Id private UUID roundId;

  @Enumerated(EnumType.STRING)
  private Method method;

  private String reason;
  private String decidedBy;
  private Instant decidedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "tie_place", joinColumns = @JoinColumn(name = "round_id"))
  @OrderColumn(name = "place")
  @Column(name = "application_id")
  private List<UUID> order = new ArrayList<>();

  protected TieDecision() {}

  static TieDecision of(
      SelectionRoundId round, Method method, List<UUID> order, String reason, String by, Instant now) {
    TieDecision decision = new TieDecision();
    decision.roundId = round.value();
    decision.decide(method, order, reason, by, now);
    return decision;
  }

  /** A withdrawal moved the line: the tie that stands there now goes before what was decided of others. */
  void decide(Method newMethod, List<UUID> newOrder, String newReason, String by, Instant now) {
    List<UUID> others = order.stream().filter(one -> !newOrder.contains(one)).toList();
    order.clear();
    order.addAll(newOrder);
    order.addAll(others);
    method = newMethod;
    reason = newReason;
    decidedBy = by;
    decidedAt = now;
  }

  Method method() {
    return method;
  }

  String reason() {
    return reason;
  }

  String decidedBy() {
    return decidedBy;
  }

  Instant decidedAt() {
    return decidedAt;
  }

  List<UUID> order() {
    return List.copyOf(order);
  }

  @Override
  public UUID getId() {
    return roundId;
  }

  /** A second tie changes what is stored; it is never saved a second time. */
  @Override
  public boolean isNew() {
    return true;
  }
}
