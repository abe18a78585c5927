package jp.banso.participation;

import static org.assertj.core.api.Assertions.assertThat;

import jp.banso.participation.PastedRows.Pasted;
import jp.banso.kernel.PrefectureCode;
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
            + "大曲仙北医師会\tｉｓｈｉ＠example.jp\t拠点\t\n大潟村\tどこか\n柏市\n千葉県医師会\t拠点\n山本郡 三種町\n柏市在宅センター\t拠点\n秋田市\n秋田県広域連合", PrefectureCode.of("05"));
    assertThat(read.rows())
        .containsExactly(
            new Pasted("大仙市", ParticipantKind.MUNICIPALITY, "daisen@example.jp", Intent.PLANNED),
            new Pasted("仙北 市", null, null, null),
            new Pasted("大曲仙北医師会", ParticipantKind.HUB, "ishi@example.jp", null),
            new Pasted("山本郡 三種町", null, null, null),
            new Pasted("柏市在宅センター", ParticipantKind.HUB, null, null),
            new Pasted("秋田市", null, null, null),
            new Pasted("秋田県広域連合", null, null, null));
    assertThat(read.refused()).extracting(RefusedRow::number).containsExactly(6, 7, 8);
    assertThat(read.refused().get(0).arguments()).containsExactly("どこか");
    assertThat(read.refused().get(1).text()).isEqualTo("柏市");
    assertThat(read.refused().get(1).arguments()).containsExactly("柏市", "千葉県");
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
