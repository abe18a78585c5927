package jp.banso.participation;

import static org.assertj.core.api.Assertions.assertThat;

import jp.banso.participation.PastedRows.Pasted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("Excelから貼り付けた市町村・拠点")
class PastedRowsTest {

  private static PastedRows reader() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/participation");
    messages.setDefaultEncoding("UTF-8");
    return new PastedRows(messages);
  }

  @Test
  @DisplayName("見出しを除き、列の順序・全角・空欄を問わずに読み、読めない行は番号で示す")
  void readsWhatPeoplePaste() {
    PastedRows.Read read =
        reader().read("名称\t種別\tメールアドレス\n大仙市\t市町村\tdaisen@example.jp\t応募予定\n仙北 市\n\n"
            + "大曲仙北医師会\tｉｓｈｉ＠example.jp\t拠点\t\n大潟村\tどこか\n");
    assertThat(read.rows())
        .containsExactly(
            new Pasted("大仙市", ParticipantKind.MUNICIPALITY, "daisen@example.jp", Intent.PLANNED),
            new Pasted("仙北 市", null, null, null),
            new Pasted("大曲仙北医師会", ParticipantKind.HUB, "ishi@example.jp", null));
    assertThat(read.unread()).containsExactly(6);
  }

  @Test
  @DisplayName("コードは読み違えない文字だけで、打ち方の違いを問わない")
  void takesACodeAsItIsTyped() {
    String code = AnswerCode.create();
    assertThat(code).matches("[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}");
    assertThat(AnswerCode.hash(" " + code.toLowerCase().replace("-", " "))).isEqualTo(AnswerCode.hash(code));
    assertThat(AnswerCode.hash(AnswerCode.create())).isNotEqualTo(AnswerCode.hash(code));
  }
}
