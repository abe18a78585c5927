package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("名称から分かる相談者の種別と都道府県")
class RequesterGuessTest {

  private static final RequesterGuess GUESS = new RequesterGuess(messages());

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/inquiries");
    messages.setDefaultEncoding("UTF-8");
    return messages;
  }

  @ParameterizedTest
  @CsvSource({
    "秋田県横手市,MUNICIPALITY,05", "秋田県,PREFECTURE,05", "千葉県庁医療整備課,PREFECTURE,12", "柏市,MUNICIPALITY,",
    "秋田県医師会,ASSOCIATION,05", "横手市立病院,INSTITUTION,", "あおば訪問看護ステーション,INSTITUTION,", "京都府,PREFECTURE,26",
    "東京都千代田区,MUNICIPALITY,13", "仙北在宅医療の会,,"
  })
  @DisplayName("分かるものだけを候補にし、分かっているものは変えない")
  void proposesWhatTheNameSays(String name, RequesterKind kind, String prefecture) {
    Requester guessed = GUESS.of(new Requester(name, null, null, null, null, null));
    assertThat(guessed.kind()).isEqualTo(kind);
    assertThat(guessed.prefecture()).isEqualTo(prefecture);
    Requester known = new Requester(name, RequesterKind.HUB, "47", null, null, null);
    assertThat(GUESS.of(known)).isEqualTo(known);
  }
}
