package jp.banso.inquiries;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
   * out cannot be worked out from the others; no line has a name that the inquiries do not have, and where the total is
   * too small to be told, no line says who was silent.
   *
   * @param inquiries the lines of the inquiries themselves as they leave
   */
  FeedbackFigures told(SmallNumbers small, Map<FigureKind, List<FigureLine>> inquiries) {
    Map<FigureKind, List<FeedbackLine>> told = new EnumMap<>(FigureKind.class);
    boolean few = said(small, total.said()) == null;
    lines.forEach(
        (kind, of) ->
            told.put(
                kind,
                few ? List.of(FeedbackLine.OTHERS) : told(small, of, names(inquiries.getOrDefault(kind, List.of())))));
    return new FeedbackFigures(
        total.told(said(small, total.said()), tellsParts(small, List.of(total))), told);
  }

  private static Set<String> names(List<FigureLine> lines) {
    return lines.stream().map(FigureLine::value).collect(Collectors.toSet());
  }

  private static List<FeedbackLine> told(SmallNumbers small, List<FeedbackLine> of, Set<String> names) {
    Map<String, FeedbackLine> whole =
        of.stream().collect(Collectors.toMap(FeedbackLine::value, Function.identity()));
    List<FigureLine> counts =
        small.told(
            of.stream().map(line -> new FigureLine(line.value(), line.said(), 0, null, null)).toList(), names::contains);
    boolean parts = counts.stream().allMatch(line -> whole.containsKey(line.value())) && tellsParts(small, of);
    return counts.stream()
        .map(
            line ->
                whole.getOrDefault(line.value(), FeedbackLine.OTHERS).told(said(small, line.count()), parts))
        .toList();
  }

  private static Integer said(SmallNumbers small, Integer number) {
    return number == null || number > 0 && !small.tells(number) ? null : number;
  }

  private static boolean tellsParts(SmallNumbers small, List<FeedbackLine> of) {
    return of.stream()
        .flatMap(line -> Stream.of(line.useful(), line.partly(), line.notUseful()))
        .allMatch(number -> number == 0 || small.tells(number));
  }
}
