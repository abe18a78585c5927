package jp.banso.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("市区町村コード")
class MunicipalityCodeTest {

  @ParameterizedTest
  @CsvSource({
    "01100, 011002", "05201, 052019", "12100, 121002", "13101, 131016", "13201, 132012",
    "27100, 271004", "47201, 472018", "47382, 473821"
  })
  @DisplayName("5桁のコードに検査数字を付ける")
  void addsTheCheckDigit(String five, String six) {
    assertThat(MunicipalityCode.of(five)).isEqualTo(new MunicipalityCode(six));
    assertThat(MunicipalityCode.of(six).withoutCheckDigit()).isEqualTo(five);
  }

  @Test
  @DisplayName("都道府県が分かる")
  void tellsItsPrefecture() {
    assertThat(MunicipalityCode.of("052019").prefecture()).isEqualTo(PrefectureCode.of("05"));
  }

  @Test
  @DisplayName("全角の数字も読む")
  void readsFullWidthDigits() {
    assertThat(MunicipalityCode.parse("０５２０１９")).contains(MunicipalityCode.of("05201"));
    assertThat(MunicipalityCode.parse(" 05201 ")).contains(MunicipalityCode.of("05201"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {"052010", "00201", "48201", "482019", "050008", "05000", "5201", "0520190", "秋田市"})
  @DisplayName("検査数字の合わないもの、存在しない都道府県、都道府県自身のコードは受け付けない")
  void refusesWrongCodes(String typed) {
    assertThat(MunicipalityCode.parse(typed)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> MunicipalityCode.of(typed));
  }

  @Test
  @DisplayName("1桁の打ち間違いを見つける")
  void findsMistypedDigits() {
    String right = "052019";
    for (int place = 2; place < 5; place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String typed = right.substring(0, place) + digit + right.substring(place + 1);
        if (digit != right.charAt(place)) {
          assertThat(MunicipalityCode.parse(typed)).as(typed).isEmpty();
        }
      }
    }
  }

  /** Row 35 of the catalogue of faults. */
  @Test
  @DisplayName("どのコードも頭の2桁の都道府県のもので、都道府県のコード表にないものは一つも通らない")
  void liesInItsPrefectureAndNoOther() {
    for (int number = 0; number < 100_000; number += 7) {
      String five = "%05d".formatted(number);
      boolean exists = PrefectureCode.parse(five.substring(0, 2)).isPresent() && !five.endsWith("000");
      assertThat(MunicipalityCode.parse(five).isPresent()).as(five).isEqualTo(exists);
      if (exists) {
        MunicipalityCode code = MunicipalityCode.of(five);
        assertThat(PrefectureCode.all().stream().filter(code.prefecture()::equals).map(PrefectureCode::value))
            .containsExactly(five.substring(0, 2));
      }
    }
  }
}
