package jp.banso.parties;

import static org.assertj.core.api.Assertions.assertThat;

import jp.banso.parties.AskerTraces.Asker;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("公表する文に残る質問者の名前")
public class AskerTracesTest {

  public static final AskerTraces TRACES = new AskerTraces(messages());

  private static final Asker QUESTION = asked("秋田県医療政策担当課　在宅医療班", "秋田 花子");

  private static MessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/parties");
    messages.setDefaultEncoding("UTF-8");
    return messages;
  }

  private static Asker asked(String office, String name) {
    return new Asker(office, name, "hanako@example.jp", "018-000-1111");
  }

  @ParameterizedTest
  @CsvSource({
    "一般社団法人大曲仙北医師会, 大曲仙北医師会では何名ですか。, 大曲仙北医師会",
    "（公社）大曲仙北医師会　在宅医療係, 大曲仙北医師会です。, 大曲仙北医師会",
    "医療法人社団 あおば会 あおば診療所, あおば会の件です。, あおば会",
    "社会医療法人財団あおば会, あおば会の件です。, あおば会",
    "仙北市医師会, 仙北市では何名ですか。, 仙北市",
    "秋田県仙北市保健課, 仙北市では何名ですか。, 仙北市",
    "株式会社ひだまり, ひだまりの訪問看護です。, ひだまり"
  })
  @DisplayName("法人の種類を除いた名前も、質問者の所属として見つかる")
  void findsTheOfficeWithoutItsLegalForm(String office, String text, String trace) {
    assertThat(TRACES.inQuestion(asked(office, "秋田 花子"), text)).contains(trace);
    assertThat(TRACES.inAnswer(asked(office, "秋田 花子"), text)).contains(trace);
  }

  @ParameterizedTest
  @CsvSource({"佐藤 花子, 佐藤様からの質問です。, 佐藤", "高橋　次郎, 高橋のとおりです。, 高橋", "高橋次郎, 高橋様へ, 高橋"})
  @DisplayName("二文字の姓も、質問者の氏名として見つかる")
  void findsAFamilyName(String name, String text, String trace) {
    assertThat(TRACES.inQuestion(asked("一般社団法人大曲仙北医師会", name), text)).contains(trace);
    assertThat(TRACES.inAnswer(asked("一般社団法人大曲仙北医師会", name), text)).contains(trace);
  }

  @ParameterizedTest
  @CsvSource({
    "福岡県宗像市 健康課, 宗像の件です。, 宗像", "福岡県宗像市 健康課, ふくおかの件です。, ふくおか", "静岡県健康福祉部, ｼｽﾞｵｶの件です。, ｼｽﾞｵｶ",
    "静岡県健康福祉部, 静岡で始めます。, 静岡"
  })
  @DisplayName("質問者の地名は、県や市を付けない呼び名や読みでも見つかる")
  void findsThePlaceAsItIsCalled(String office, String text, String trace) {
    assertThat(TRACES.inQuestion(asked(office, "林 花子"), text)).contains(trace);
    assertThat(TRACES.inQuestion(asked("岩手県 健康課", "林 花子"), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "京都府健康福祉部, 東京都の例です。", "大分県福祉保健部, 大分類は何ですか。", "東京都中央区 健康課, 中央社会保険医療協議会の資料です。",
    "東京都中央区 健康課, 中央会の資料です。", "大阪府健康医療部, 東大阪の例です。", "大分県福祉保健部, 最大分の費用です。",
    "山口県健康福祉部, 登山口の例です。", "東京都国立市 健康課, 国立病院機構の例です。", "広島県三次市 健康課, 三次医療圏の例です。"
  })
  @DisplayName("県や市を付けない地名は、ほかの言葉や地名の一部であれば見つからない")
  void letsAPlaceInsideAnotherWordPass(String office, String text) {
    assertThat(TRACES.inQuestion(asked(office, "林 花子"), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "京都府健康福祉部, 京都で始めます。, 京都", "京都府健康福祉部, 東京都と京都の例です。, 京都", "京都府健康福祉部, 昨年京都で始めました。, 京都",
    "京都府健康福祉部, 旧京都市内の例です。, 京都", "大分県福祉保健部, 大分では何名ですか。, 大分", "大分県福祉保健部, 大分類は大分の例です。, 大分",
    "大分県福祉保健部, 大分市の例です。, 大分", "大分県福祉保健部, 大分　類いの例です。, 大分", "秋田県仙北市保健課, 仙北地域の例です。, 仙北",
    "秋田県仙北市保健課, 秋田県仙北地域の例です。, 秋田県", "秋田県仙北市保健課, 仙北医療圏の例です。, 仙北", "秋田県仙北市保健課, 仙北在住の方です。, 仙北",
    "大分県福祉保健部, 大分県類似の例です。, 大分県", "東京都中央区 健康課, 中央区民の例です。, 中央区"
  })
  @DisplayName("県や市を付けない地名は、地名として書かれていれば、続く漢字があっても見つかる")
  void findsAPlaceBeforeWhatMakesItOne(String office, String text, String trace) {
    assertThat(TRACES.inQuestion(asked(office, "林 花子"), text)).contains(trace);
  }

  @ParameterizedTest
  @CsvSource({
    "三重県四日市市 保健課, 四日までにお返事ください。", "新潟県十日町市 福祉課, 十日の会議です。", "秋田県市町村課, 市町村の役割は何ですか。",
    "香川県長寿社会対策課, 何かがわかる資料はありますか。", "愛知県医療計画課, 会議であいちがう意見が出ます。", "奈良県地域医療連携課, 会議ならどうですか。",
    "秋田県仙北市町村連携室, 町村の例です。"
  })
  @DisplayName("日や、ほかの言葉の中の読みは、地名ではない")
  void letsOrdinaryWordsPass(String office, String text) {
    assertThat(TRACES.inQuestion(asked(office, "林 花子"), text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "三重県四日市市 保健課, 四日市の例です。, 四日市", "東京都東村山市 健康課, 東村山では何名ですか。, 東村山", "長野県大町市 福祉課, 大町市の例です。, 大町市",
    "香川県長寿社会対策課, かがわの例です。, かがわ", "香川県長寿社会対策課, カガワ県の例です。, カガワ", "北海道余市町 保健課, 余市町の例です。, 余市町",
    "長野県軽井沢町 市民課, 軽井沢町の例です。, 軽井沢町"
  })
  @DisplayName("市や町の字を含む名前も、読みも、地名として見つかる")
  void findsAPlaceByItsWholeName(String office, String text, String trace) {
    assertThat(TRACES.inQuestion(asked(office, "林 花子"), text)).contains(trace);
  }

  @Test
  @DisplayName("質問者を除いた文は、ほかの地名を残す")
  void takesOutOnlyWhatSaysWhoAsked() {
    Asker asker = asked("京都府健康福祉部　在宅医療班", "林 花子");
    assertThat(TRACES.without(asker, "東京都と京都の例です。京都府 健康福祉部 在宅医療班の林 花子、電話 018-000-1111。京都より", "○○"))
        .isEqualTo("東京都と○○の例です。○○の○○、電話 ○○。○○より");
    assertThat(TRACES.without(asker, "何もありません。", "○○")).isEqualTo("何もありません。");
  }

  @Test
  @DisplayName("法人の種類だけでは、だれが尋ねたか分からない")
  void letsALegalFormPass() {
    assertThat(TRACES.inQuestion(asked("一般社団法人 大曲仙北医師会", "林 花子"), "一般社団法人や森林組合も応募できますか。")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "秋田県では構成員は何名までですか。", "在宅医療班からの質問", "秋田花子より", "秋田　花子より", "ＨＡＮＡＫＯではなく hanako@example.jp へ",
        "電話 ０１８-０００-１１１１", "電話 018（000）1111", "+81 18-000-1111", "0180001111まで", "Hanako＠EXAMPLE.jp"
      })
  @DisplayName("所属・都道府県・氏名・連絡先は、幅や空白が違っても見つかる")
  void findsWhoAsked(String text) {
    assertThat(TRACES.inQuestion(QUESTION, text)).isPresent();
  }

  @Test
  @DisplayName("どこにでもある係の名前は、回答に書いてもよい")
  void letsAnAnswerNameASection() {
    assertThat(TRACES.inAnswer(QUESTION, "県の在宅医療班などに御相談ください。")).isEmpty();
    assertThat(TRACES.inAnswer(QUESTION, "秋田県医療政策担当課 在宅医療班に御相談ください。")).isPresent();
    assertThat(TRACES.inAnswer(QUESTION, "秋田県では15名程度です。")).isPresent();
  }

  @Test
  @DisplayName("だれが尋ねたかの分からない文には何も見つからない")
  void findsNothingElse() {
    assertThat(TRACES.inQuestion(QUESTION, "構成員は何名までですか。秋に開く会議も含みますか。")).isEmpty();
  }
}
