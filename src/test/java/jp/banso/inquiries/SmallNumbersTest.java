package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("少ない件数を伏せる")
class SmallNumbersTest {

  private final SmallNumbers small = new SmallNumbers(3);

  @Test
  @DisplayName("伏せる数がなければそのまま、0件は0件のまま")
  void tellsWhatIsLarge() {
    assertThat(told(5, 0, 3)).containsExactly(5, 0, 3);
  }

  @Test
  @DisplayName("一つだけ伏せると合計から分かるので、次に少ない数も伏せる")
  void hidesASecond() {
    assertThat(told(2, 9, 4, 0)).as("the last is the others").containsExactly(9, 0, 6);
  }

  @Test
  @DisplayName("伏せた数の合計も少なければ、さらに伏せる")
  void hidesUntilTheSumIsLarge() {
    assertThat(told(1, 1, 7, 5)).containsExactly(7, 7);
    assertThat(told(2, 2, 7)).containsExactly(7, 4);
    assertThat(small.told(List.of(line("05", 2, 0), line("13", 7, 0), line("27", 2, 0))))
        .extracting(FigureLine::value)
        .as("no name says that somebody asked")
        .containsExactly("13", FigureLine.OTHERS);
  }

  @Test
  @DisplayName("少ない対応中の件数と、少ない回答の時間は示さない")
  void hidesFewWithin() {
    FigureLine line = small.told(List.of(new FigureLine("05", 9, 8, 60, 90))).get(0);
    assertThat(line).isEqualTo(new FigureLine("05", 9, null, null, null));
    assertThat(small.told(List.of(new FigureLine("05", 9, 0, 60, 90))).get(0).median()).isEqualTo(60);
    assertThat(small.tells(2)).isFalse();
  }

  @Test
  @DisplayName("対応中の件数は、合計から引いて分かるなら一つも示さない")
  void hidesEveryOpenOrNone() {
    assertThat(small.told(List.of(line("05", 10, 2), line("13", 10, 5)))).extracting(FigureLine::open).containsOnlyNulls();
    assertThat(small.told(List.of(line("05", 10, 4), line("13", 10, 0)))).extracting(FigureLine::open).containsExactly(4, 0);
  }

  private static FigureLine line(String value, int count, int open) {
    return new FigureLine(value, count, open, null, null);
  }

  private List<Integer> told(int... counts) {
    List<FigureLine> lines = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      lines.add(new FigureLine("" + i, counts[i], 0, null, null));
    }
    return small.told(lines).stream().map(FigureLine::count).toList();
  }
}
