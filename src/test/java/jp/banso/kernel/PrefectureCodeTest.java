package jp.banso.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("都道府県コード")
class PrefectureCodeTest {

  @Test
  @DisplayName("47都道府県が番号順にそろい、名前は都道府県で終わる")
  void knowsAllPrefecturesInOrder() {
    assertThat(PrefectureCode.all()).hasSize(47).isSorted();
    assertThat(PrefectureCode.all()).extracting(PrefectureCode::name).doesNotHaveDuplicates();
    assertThat(PrefectureCode.all()).allMatch(code -> code.name().matches(".+[都道府県]"));
  }

  @ParameterizedTest
  @CsvSource({
    "01, 北海道", "05, 秋田県", "12, 千葉県", "13, 東京都", "26, 京都府", "27, 大阪府", "47, 沖縄県"
  })
  @DisplayName("コードと名前が対応する")
  void namesPrefectures(String code, String name) {
    assertThat(PrefectureCode.of(code).name()).isEqualTo(name);
    assertThat(PrefectureCode.parse(name)).contains(PrefectureCode.of(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"05", "5", "０５", "５", " 05 ", "秋田県"})
  @DisplayName("全角や1桁のコードも読む")
  void readsWhatPeopleWrite(String typed) {
    assertThat(PrefectureCode.parse(typed)).contains(PrefectureCode.of("05"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"00", "48", "99", "0", "005", "-5", "五", "秋田", "０５０"})
  @DisplayName("存在しないコードは受け付けない")
  void refusesUnknownCodes(String typed) {
    assertThat(PrefectureCode.parse(typed)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> PrefectureCode.of(typed));
  }

  /** Row 35 of the catalogue of faults. */
  @Test
  @DisplayName("00から99までのうち47だけがあり、名前はその一つだけを指す")
  void knowsNoOtherCode() {
    for (int number = 0; number < 100; number++) {
      String code = "%02d".formatted(number);
      assertThat(PrefectureCode.parse(code).isPresent()).as(code).isEqualTo(number >= 1 && number <= 47);
      PrefectureCode.parse(code)
          .ifPresent(
              one ->
                  assertThat(PrefectureCode.all().stream().filter(other -> PrefectureCode.parse(one.name()).orElseThrow().equals(other)))
                      .containsExactly(one));
    }
  }

  @Test
  @DisplayName("コードそのものは半角2桁だけを認める")
  void acceptsOnlyTwoPlainDigitsAsCode() {
    assertThatIllegalArgumentException().isThrownBy(() -> PrefectureCode.of("０５"));
    assertThatIllegalArgumentException().isThrownBy(() -> PrefectureCode.of("5"));
  }
}
