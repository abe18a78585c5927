package jp.banso.inquiries.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import jp.banso.inquiries.Requester;
import jp.banso.kernel.BadInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.validation.Errors;
import org.springframework.validation.MapBindingResult;

@DisplayName("相談者の記入欄")
class RequesterFieldsTest {

  private final Errors errors = new MapBindingResult(new HashMap<>(), "form");
  private final RequesterFields fields = new RequesterFields(errors);

  /** Row 47. */
  @Test
  @DisplayName("一行の欄に改行が入っていれば受け付けない")
  void takesOneLine() {
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> fields.line("subject", "件名\r\nBcc: x@example.jp"));
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> fields.mailOrNull("mail", "a@example.jp\nb@example.jp"));
    assertThat(fields.line("subject", " 件名\n")).isEqualTo("件名");
    assertThat(errors.hasErrors()).isFalse();
  }

  @Test
  @DisplayName("電話番号は長音の記号でも全角でも読む")
  void readsTelephones() {
    Requester read = fields.read("仙北市", "", "", "", "", "０１８７ー００ー０００１");
    assertThat(read.telephone()).isEqualTo("0187-00-0001");
    assertThat(errors.hasErrors()).isFalse();
  }
}
