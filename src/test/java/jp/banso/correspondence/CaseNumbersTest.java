package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("整理番号の書き方")
class CaseNumbersTest {

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("何回目の公募でも、画面の書き方で示し、そのとおりに入力されれば読み取る")
  @CsvSource({
    "R7-BANSO-05-001, R7-伴走-05-001", "R7-BANSO2-05-001-M2, R7-伴走（再）-05-001 第2回会議",
    "R7-BANSO3-05-001, R7-伴走（再々）-05-001", "R7-BANSO4-05-001, R7-伴走（第4回）-05-001",
    "R7-BANSO12-05-001, R7-伴走（第12回）-05-001", "R7-BANSO-S1, R7-伴走-選定", "R7-RENKEI2-05-001, R7-連携（再）-05-001",
    "R7-BANSO-12-001-R2, R7-伴走-12-001 審査2", "R7-BANSO-12-001-D1, R7-伴走-12-001 派遣1",
    "R7-BANSO-12-001-Q10, R7-伴走-12-001 質問10", "R7-BANSO-S1-P1, R7-伴走-選定 繰上げ1",
    "R7-BANSO4-12-001-N1, R7-伴走（第4回）-12-001 結果通知1", "R7-BANSO2-C1, R7-伴走（再） 正誤・中止の起案1",
    "R7-BANSO-12-001-X0A1B2C3D, R7-伴走-12-001 不達0A1B2C3D",
  })
  void showsAndReads(String key, String shown) {
    CaseNumbers numbers = new CaseNumbers(messages());
    assertThat(numbers.shown(key)).isEqualTo(shown);
    assertThat(numbers.asKey(shown)).isEqualTo(key);
    assertThat(numbers.asKey(key)).isEqualTo(key);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("前の書き方でも、区切りや全角を交えても読み取る")
  @CsvSource({"R7-伴走-12-001-M1", "Ｒ７－伴走－１２－００１　第１回会議", "r7-伴走-12-001-第1回会議", "R7-BANSO-12-001-m1"})
  void readsOtherWritings(String typed) {
    assertThat(new CaseNumbers(messages()).asKey(typed)).isEqualTo("R7-BANSO-12-001-M1");
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/correspondence");
    messages.setDefaultEncoding("UTF-8");
    return messages;
  }
}
