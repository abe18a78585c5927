package jp.banso.selection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationId;

/**
 * 選定案 and what became of it: who prepared it, whether the ministry concurred, and who holds which
 * seat. That a seat is given once is a constraint of its table.
 */
@Entity
@Table(name = "selection_decision")
class Decision {

  @Id private UUID id;
  @Version private Long version;
  private UUID roundId;
  private String summary;
  private UUID preparedBy;
  private String preparedByName;
  private Instant preparedAt;
  private Instant concurredAt;
  private String concurredBy;
  private Boolean concurredInPerson;
  private String returnedNote;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "decision_place", joinColumns = @JoinColumn(name = "decision_id"))
  private List<DecisionPlace> places = new ArrayList<>();

  protected Decision() {}

  static Decision of(SelectionRoundId round) {
    Decision decision = new Decision();
    decision.id = UUID.randomUUID();
    decision.roundId = round.value();
    return decision;
  }

  void prepare(List<DecisionPlace> placed, String why, UUID by, String byName, Instant now) {
    places.clear();
    places.addAll(placed);
    summary = why;
    preparedBy = by;
    preparedByName = byName;
    preparedAt = now;
    forgetConcurrence(null);
  }

  void concur(String by, boolean inPerson, Instant now) {
    concurredAt = now;
    concurredBy = by;
    concurredInPerson = inPerson;
    returnedNote = null;
  }

  /** The ministry wants something looked at again, or a withdrawal took the ground away. */
  void giveBack(String note) {
    forgetConcurrence(note);
  }

  private void forgetConcurrence(String note) {
    concurredAt = null;
    concurredBy = null;
    concurredInPerson = null;
    returnedNote = note;
  }

  /** The application left; its seat becomes free. */
  void leave(ApplicationId application, OutcomeKind how) {
    change(application, place -> place.gone(how));
  }

  /** A reserve takes the lowest free seat. */
  void promote(ApplicationId application, int areas) {
    int free =
        IntStream.rangeClosed(1, areas)
            .filter(seat -> places.stream().noneMatch(place -> Integer.valueOf(seat).equals(place.seat())))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no free seat in decision " + id));
    change(application, place -> place.selected(free));
  }

  private void change(ApplicationId application, UnaryOperator<DecisionPlace> next) {
    places.replaceAll(
        place -> place.applicationId().equals(application.value()) ? next.apply(place) : place);
  }

  /** Reserves that can still move up, by rank. */
  List<DecisionPlace> reserves() {
    return places.stream()
        .filter(place -> place.outcome() == OutcomeKind.RESERVE)
        .sorted(Comparator.comparing(DecisionPlace::reserveRank))
        .toList();
  }

  Optional<DecisionPlace> placeOf(ApplicationId application) {
    return places.stream()
        .filter(place -> place.applicationId().equals(application.value()))
        .findFirst();
  }

  /** All places: seats first, then reserves by rank, then the others. */
  List<DecisionPlace> places() {
    return places.stream()
        .sorted(
            Comparator.comparing(DecisionPlace::outcome)
                .thenComparing(DecisionPlace::reserveRank, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(DecisionPlace::caseKey))
        .toList();
  }

  boolean isPreparedBy(UUID person) {
    return preparedBy.equals(person);
  }

  boolean isConcurredInPerson() {
    return Boolean.TRUE.equals(concurredInPerson);
  }

  UUID preparedBy() {
    return preparedBy;
  }

  UUID roundId() {
    return roundId;
  }

  String summary() {
    return summary;
  }

  String preparedByName() {
    return preparedByName;
  }

  Instant preparedAt() {
    return preparedAt;
  }

  Instant concurredAt() {
    return concurredAt;
  }

  String concurredBy() {
    return concurredBy;
  }

  String returnedNote() {
    return returnedNote;
  }
}
