package jp.banso.inquiries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
   * The lines as they may leave. Two at least are untold, or none, and together they are as many as may be told, so
   * that the total less the others says nothing of one of them. They stand as one line without their names, since a
   * name says that somebody asked. How many are open is told of all lines or of none, for the same reason.
   */
  List<FigureLine> told(List<FigureLine> lines) {
    return told(lines, value -> true);
  }

  /** As {@link #told(List)}, where only some values may be named: those that stand under their names beside it. */
  List<FigureLine> told(List<FigureLine> lines, Predicate<String> named) {
    Set<FigureLine> untold =
        new HashSet<>(lines.stream().filter(line -> isSmall(line.count()) || !named.test(line.value())).toList());
    List<FigureLine> larger =
        lines.stream()
            .filter(line -> line.count() >= least && !untold.contains(line))
            .sorted(Comparator.comparing(FigureLine::count).thenComparing(FigureLine::value))
            .toList();
    for (FigureLine next : larger) {
      if (untold.stream().noneMatch(line -> isSmall(line.count())) || (untold.size() > 1 && sum(untold) >= least)) {
        break;
      }
      untold.add(next);
    }
    List<FigureLine> left = lines.stream().filter(line -> !untold.contains(line)).toList();
    boolean tellsOpen = lines.stream().allMatch(this::mayTellOpen);
    List<FigureLine> told = new ArrayList<>(left.stream().map(line -> withoutFew(line, tellsOpen)).toList());
    if (!untold.isEmpty()) {
      told.add(new FigureLine(FigureLine.OTHERS, sum(untold), null, null, null));
    }
    return told;
  }

  /** Nothing is said of the few that are open, and no time that one of a few took. */
  FigureLine withoutFew(FigureLine line) {
    return withoutFew(line, mayTellOpen(line));
  }

  private FigureLine withoutFew(FigureLine line, boolean tellsOpen) {
    boolean timed = line.count() - line.open() >= least;
    return new FigureLine(
        line.value(), line.count(), tellsOpen ? line.open() : null, timed ? line.median() : null,
        timed ? line.ninety() : null);
  }

  private boolean mayTellOpen(FigureLine line) {
    return !isSmall(line.open()) && !isSmall(line.count() - line.open());
  }

  private boolean isSmall(int number) {
    return number > 0 && number < least;
  }

  private static int sum(Set<FigureLine> lines) {
    return lines.stream().mapToInt(FigureLine::count).sum();
  }
}
