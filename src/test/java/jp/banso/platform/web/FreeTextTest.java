package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;

@DisplayName("自由に書く欄の長さ")
class FreeTextTest {

  /** A form with two texts. */
  public record Form(String reason, String note) {}

  @Test
  @DisplayName("上限までは受け、超えると欄に字数の文が付く")
  void saysAtTheFieldWhatIsTooLong() {
    Form form = new Form("あ".repeat(201), "い".repeat(200));
    BeanPropertyBindingResult errors = new BeanPropertyBindingResult(form, "form");

    FreeText judged =
        FreeText.of(errors)
            .limit("reason", form.reason(), FreeText.LINE)
            .limit("note", form.note(), FreeText.LINE);

    assertThat(judged.outcome().isDone()).isFalse();
    assertThat(errors.getFieldErrorCount("reason")).isEqualTo(1);
    assertThat(errors.getFieldErrorCount("note")).isZero();
    assertThat(errors.getFieldValue("reason")).isEqualTo(form.reason());
  }

  @Test
  @DisplayName("画面と同じく、改行は1字と数える")
  void countsALineBreakAsThePageDoes() {
    assertThat(FreeText.within("あ\r\n".repeat(100), 200).isDone()).isTrue();
    assertThat(FreeText.within("あ\r\n".repeat(100) + "い", 200).isDone()).isFalse();
    assertThat(FreeText.within(null, 1).isDone()).isTrue();
  }
}
