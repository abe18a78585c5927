package jp.banso.inquiries;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps small numbers untold where figures leave the desk: of two hospitals in a prefecture one is soon guessed. What
 * is left untold cannot be worked out from the total either.
 */
final class SmallNumbers {

  private final int least;

  /** @param least from which number on it is told */
  SmallNumbers(int least) {
    this.least = least;
  }

  /** Whether so many can be told of at all. */
  boolean tells(int total) {
    return total >= least;
  }

  /**
   * The lines as they may leave. Two at least are untold, or none, and together they are as many as may be told, so that
   * the total less the others says nothing of one of them.
   */
  List<FigureLine> told(List<FigureLine> lines) {
    Set<FigureLine> untold = new HashSet<>(lines.stream().filter(line -> isSmall(line.count())).toList());
    List<FigureLine> larger =
        lines.stream()
            .filter(line -> line.count() >= least)
            .sorted(Comparator.comparing(FigureLine::count).thenComparing(FigureLine::value))
            .toList();
    for (FigureLine next : larger) {
      if (untold.isEmpty() || (untold.size() > 1 && sum(untold) >= least)) {
        break;
      }
      untold.add(next);
    }
    return lines.stream().map(line -> untold.contains(line) ? line.untold() : withoutFew(line)).toList();
  }

  /** Nothing is said of the few that are open, and no time that one of a few took. */
  private FigureLine withoutFew(FigureLine line) {
    int answered = line.count() - line.open();
    return new FigureLine(
        line.value(), line.count(), isSmall(line.open()) || isSmall(answered) ? null : line.open(),
        answered < least ? null : line.median(), answered < least ? null : line.ninety());
  }

  private boolean isSmall(int number) {
    return number > 0 && number < least;
  }

  private static int sum(Set<FigureLine> lines) {
    return lines.stream().mapToInt(FigureLine::count).sum();
  }
}
