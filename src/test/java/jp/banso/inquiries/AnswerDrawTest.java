package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import jp.banso.consultation.SampleTerms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("点検する即答の抽出")
class AnswerDrawTest {

  private static final SampleTerms TERMS = new SampleTerms(true, 10, 3, 20, 1, 10);
  private static final UUID BUSY = new UUID(0, 1);
  private static final UUID SELDOM = new UUID(0, 2);

  @ParameterizedTest(name = "即答{0}件、担当者{1}人なら{2}件")
  @DisplayName("割合は切り上げ、最少と最多の間で、担当者の数を下回らず、あるだけを超えない")
  @CsvSource({"0,0,0", "2,1,2", "5,1,3", "31,2,4", "300,2,20", "300,25,25", "4,4,4"})
  void sizes(int population, int clerks, int size) {
    assertThat(AnswerDraw.size(population, clerks, TERMS)).isEqualTo(size);
  }

  @Test
  @DisplayName("同じ番号と並びからは同じ対象が選ばれ、どれも一度だけ選ばれる")
  void drawsTheSameAgain() {
    List<UUID> clerks = clerks(200);
    List<Integer> drawn = AnswerDraw.of(4711, clerks, TERMS);
    assertThat(drawn).hasSize(20).doesNotHaveDuplicates().isEqualTo(AnswerDraw.of(4711, clerks, TERMS));
    assertThat(drawn).isNotEqualTo(AnswerDraw.of(4712, clerks, TERMS));
    assertThat(AnswerDraw.of(1, List.of(), TERMS)).isEmpty();
    assertThat(AnswerDraw.of(20250701, clerks(10), TERMS)).as("kept samples stay reproducible").containsExactly(8, 9, 1);
  }

  @Test
  @DisplayName("どの担当者からも少なくとも1件。ほかはどの即答も同じくらい選ばれる")
  void isFair() {
    List<UUID> clerks = clerks(30);
    int[] times = new int[30];
    for (long seed = 0; seed < 3000; seed++) {
      List<Integer> drawn = AnswerDraw.of(seed * 7919, clerks, TERMS);
      assertThat(drawn).hasSize(3).contains(29);
      drawn.forEach(place -> times[place]++);
    }
    for (int place = 0; place < 29; place++) {
      assertThat(times[place]).as("answer " + place).isBetween(150, 265);
    }
  }

  /** One gave all but the last. */
  private static List<UUID> clerks(int answers) {
    List<UUID> clerks = new ArrayList<>(Collections.nCopies(answers - 1, BUSY));
    clerks.add(SELDOM);
    return clerks;
  }
}
