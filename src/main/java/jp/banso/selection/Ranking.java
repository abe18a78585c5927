package jp.banso.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.calls.Criterion;

/** The applications by their points, best first; equals share a place until a tie is decided. */
final class Ranking {

  /** One application in the ranking. */
  record Ranked(Assessed assessed, Points points, int place) {
    UUID applicationId() {
      return assessed.applicationId();
    }
  }

  private final List<Ranked> ranked;

  private Ranking(List<Ranked> ranked) {
    this.ranked = List.copyOf(ranked);
  }

  /**
   * Ranks.
   *
   * @param tieOrder applications whose tie was decided, in the decided order; empty if none was
   */
  static Ranking of(List<Assessed> assessed, List<Criterion> criteria, List<UUID> tieOrder) {
    Map<UUID, Points> points =
        assessed.stream()
            .collect(Collectors.toMap(Assessed::applicationId, one -> one.points(criteria)));
    Function<Assessed, Points> of = one -> points.get(one.applicationId());
    List<Assessed> sorted = new ArrayList<>(assessed);
    sorted.sort(
        Comparator.comparing(of, Comparator.reverseOrder())
            .thenComparing(one -> decidedPlace(tieOrder, one))
            .thenComparing(Assessed::caseKey));
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Assessed one = sorted.get(i);
      boolean sharesPlace =
          i > 0
              && of.apply(sorted.get(i - 1)).ties(of.apply(one))
              && !(tieOrder.contains(one.applicationId())
                  && tieOrder.contains(sorted.get(i - 1).applicationId()));
      ranked.add(new Ranked(one, of.apply(one), sharesPlace ? ranked.get(i - 1).place() : i + 1));
    }
    return new Ranking(ranked);
  }

  List<Ranked> all() {
    return ranked;
  }

  /**
   * Those between whom the last seat cannot be given by points: equal on both sides of the line
   * after {@code areas}. Empty if the line is clear.
   */
  List<Ranked> tiedAtBoundary(int areas) {
    if (areas < 1 || ranked.size() <= areas) {
      return List.of();
    }
    Points last = ranked.get(areas - 1).points();
    if (!last.ties(ranked.get(areas).points())) {
      return List.of();
    }
    return ranked.stream().filter(one -> one.points().ties(last)).toList();
  }

  /** Whether points, or a decided tie, put the application on this side of the line. */
  boolean holdsSeat(UUID application, int areas) {
    return ranked.stream().limit(areas).anyMatch(one -> one.applicationId().equals(application));
  }

  /** Seats that are left for those who tie at the boundary. */
  int seatsForTied(int areas) {
    List<Ranked> tied = tiedAtBoundary(areas);
    long ahead =
        tied.isEmpty()
            ? 0
            : ranked.stream().filter(one -> one.points().compareTo(tied.get(0).points()) > 0).count();
    return areas - (int) ahead;
  }

  private static int decidedPlace(List<UUID> tieOrder, Assessed one) {
    int place = tieOrder.indexOf(one.applicationId());
    return place < 0 ? tieOrder.size() : place;
  }
}
