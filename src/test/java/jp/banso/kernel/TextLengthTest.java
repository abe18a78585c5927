package jp.banso.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 29 of the catalogue of faults: what a counter shows. */
@DisplayName("文の長さは、見えるとおりの字数で数える")
class TextLengthTest {

  private static final String[] SIGNS = {
    "あ", "葛\uDB40\uDD00", "𠮷", "髙", "﨑", "～", "〜", "①", "か\u3099", "ﾊﾞ", "\n", "A", "é", "e\u0301", "👨", "𩸽", "辻\uFE00"
  };

  @ParameterizedTest
  @CsvSource({"𠮷, 1", "葛󠄀城, 2", "髙﨑①, 3", "～〜, 2", "が, 1", "ﾊﾞｽ, 2", "'', 0", "abc, 3", "é, 1"})
  @DisplayName("𠮷も異体字の葛も一字である")
  void countsWhatIsSeen(String text, int length) {
    assertThat(TextLength.of(text)).isEqualTo(length);
  }

  @Test
  @DisplayName("でたらめに並べても、字数は並べた数と同じで、切るときは字の途中で切らない")
  void countsAnyMixture() {
    Random random = new Random(20250731L);
    for (int tries = 0; tries < 2_000; tries++) {
      int signs = random.nextInt(40);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < signs; i++) {
        text.append(SIGNS[random.nextInt(SIGNS.length)]);
      }
      String whole = text.toString();
      assertThat(TextLength.of(whole)).as(whole).isEqualTo(signs);
      assertThat(TextLength.fits(whole, signs)).isTrue();
      assertThat(signs > 0 && TextLength.fits(whole, signs - 1)).as(whole).isFalse();
      int cut = random.nextInt(signs + 1);
      String beginning = TextLength.beginning(whole, cut);
      assertThat(whole).startsWith(beginning);
      assertThat(TextLength.of(beginning) + TextLength.of(whole.substring(beginning.length()))).isEqualTo(signs);
      assertThat(TextLength.of(beginning)).isEqualTo(cut);
    }
  }

  @Test
  @DisplayName("改行は一字で、一字に重ねた印が多すぎれば、そのぶんも数える")
  void countsBreaksAndHeapsOfMarks() {
    assertThat(TextLength.of("あ\r\nい")).isEqualTo(3);
    assertThat(TextLength.of("a" + "\u0301".repeat(10))).isEqualTo(1);
    assertThat(TextLength.fits("a" + "\u0301".repeat(1_000_000), 2_000)).isFalse();
    assertThat(TextLength.fits(null, 0)).isTrue();
  }

  @Test
  @DisplayName("百万字でも時間をとられない")
  void countsLongTexts() {
    String signs = "葛\uDB40\uDD00𠮷あ".repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(TextLength.of(signs)).isEqualTo(600_000));
  }
}
