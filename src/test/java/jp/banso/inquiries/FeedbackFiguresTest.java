package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("回答への御意見の集計を渡すとき")
class FeedbackFiguresTest {

  private final SmallNumbers small = new SmallNumbers(3);

  @Test
  @DisplayName("伺った数は渡さず、少ないお答えは伏せ、内訳はすべての行で渡せるときだけ渡す")
  void keepsSmallNumbersUntold() {
    FeedbackFigures told =
        new FeedbackFigures(
                line("", 20, 12, 9, 3, 0),
                Map.of(
                    FigureKind.MONTH, List.of(line("2025-07", 10, 6, 6, 0, 0), line("2025-08", 10, 6, 3, 3, 0)),
                    FigureKind.CATEGORY, List.of(line("a", 10, 7, 6, 1, 0), line("b", 10, 5, 3, 2, 0))))
            .told(small, names("2025-07", "2025-08", "a", "b"));
    assertThat(told.total()).isEqualTo(new FeedbackLine("", null, 12, 9, 3, 0));
    assertThat(told.lines().get(FigureKind.MONTH)).extracting(FeedbackLine::useful).containsExactly(6, 3);
    assertThat(told.lines().get(FigureKind.CATEGORY)).extracting(FeedbackLine::said).containsExactly(7, 5);
    assertThat(told.lines().get(FigureKind.CATEGORY)).extracting(FeedbackLine::partly).containsOnlyNulls();
  }

  @Test
  @DisplayName("一つの行を伏せると、差引きで分からないようにほかの行と合わせて「その他」にする")
  void leavesNothingToBeWorkedOut() {
    FeedbackFigures told =
        new FeedbackFigures(
                line("", 9, 8, 4, 4, 0),
                Map.of(FigureKind.MONTH, List.of(line("2025-07", 2, 2, 1, 1, 0), line("2025-08", 7, 6, 3, 3, 0))))
            .told(small, names("2025-07", "2025-08", "a", "b"));
    assertThat(told.lines().get(FigureKind.MONTH))
        .containsExactly(new FeedbackLine(FigureLine.OTHERS, null, 8, null, null, null));
  }

  @Test
  @DisplayName("相談の件数で名前を伏せた行は、御意見でも名前を出さない")
  void namesNothingThatTheInquiriesDoNotName() {
    FeedbackFigures told =
        new FeedbackFigures(
                line("", 20, 12, 9, 3, 0),
                Map.of(FigureKind.CATEGORY, List.of(line("a", 10, 7, 6, 1, 0), line("b", 10, 5, 3, 2, 0), line("人材", 1, 0, 0, 0, 0))))
            .told(small, names("a", "b", FigureLine.OTHERS));
    assertThat(told.lines().get(FigureKind.CATEGORY))
        .extracting(FeedbackLine::value, FeedbackLine::said)
        .containsExactly(tuple("a", 7), tuple("b", 5), tuple(FigureLine.OTHERS, 0));
  }

  @Test
  @DisplayName("合計を伏せるほど少ないときは、どの行に御意見がなかったかも渡さない")
  void saysNothingBesideATotalThatIsNotTold() {
    FeedbackFigures told =
        new FeedbackFigures(
                line("", 20, 2, 2, 0, 0),
                Map.of(FigureKind.CATEGORY, List.of(line("a", 10, 2, 2, 0, 0), line("b", 10, 0, 0, 0, 0))))
            .told(small, names("a", "b"));
    assertThat(told.total().said()).isNull();
    assertThat(told.lines().get(FigureKind.CATEGORY)).containsExactly(FeedbackLine.OTHERS);
  }

  private static Map<FigureKind, List<FigureLine>> names(String... values) {
    List<FigureLine> lines = Stream.of(values).map(value -> new FigureLine(value, 10, 0, null, null)).toList();
    return Map.of(FigureKind.MONTH, lines, FigureKind.CATEGORY, lines);
  }

  private static FeedbackLine line(String value, int asked, int said, int useful, int partly, int notUseful) {
    return new FeedbackLine(value, asked, said, useful, partly, notUseful);
  }
}
