package jp.banso.inquiries;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What askers said of answers, of the same inquiries as {@link Figures}.
 *
 * @param lines by month and by category
 */
public record FeedbackFigures(FeedbackLine total, Map<FigureKind, List<FeedbackLine>> lines) {

  /** By what it is counted. */
  public static final List<FigureKind> KINDS = List.of(FigureKind.MONTH, FigureKind.CATEGORY);

  /**
   * As it may leave the desk. How many said what is told of every line of a kind or of none, so that one that is left
   * out cannot be worked out from the others.
   */
  FeedbackFigures told(SmallNumbers small) {
    Map<FigureKind, List<FeedbackLine>> told = new EnumMap<>(FigureKind.class);
    lines.forEach((kind, of) -> told.put(kind, told(small, of)));
    return new FeedbackFigures(told(small, List.of(total)).get(0), told);
  }

  private static List<FeedbackLine> told(SmallNumbers small, List<FeedbackLine> of) {
    List<FigureLine> counts =
        small.told(of.stream().map(line -> new FigureLine(line.value(), line.said(), 0, null, null)).toList());
    boolean parts =
        counts.stream().noneMatch(FigureLine::isUntold)
            && of.stream()
                .flatMap(line -> Stream.of(line.useful(), line.partly(), line.notUseful()))
                .allMatch(number -> number == 0 || small.tells(number));
    return Stream.iterate(0, i -> i + 1)
        .limit(of.size())
        .map(i -> of.get(i).told(counts.get(i).count(), parts))
        .toList();
  }
}
