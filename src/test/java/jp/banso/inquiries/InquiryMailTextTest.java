package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jp.banso.inquiries.InquiryMailText.Said;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("相談のメールに書かれる4つの項目")
class InquiryMailTextTest {

  private static final InquiryMailText READER = new InquiryMailText(messages());

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/inquiries");
    messages.setDefaultEncoding("UTF-8");
    return messages;
  }

  @Test
  @DisplayName("照会内容の欄が空のまま送られたもの")
  void noticesAnEmptyQuestion() {
    String empty = "お世話になっております。\n1)自治体・機関名　仙北市\n2)氏名　相談 花子\n3)連絡先　0187-00-0000\n4)照会内容\n";
    assertThat(READER.read(empty).asksNothing()).isTrue();
    assertThat(READER.read(empty + "会議の次第を教えてください。").asksNothing()).isFalse();
    assertThat(READER.read("会議の次第を教えてください。\n" + empty).asksNothing()).isFalse();
    assertThat(READER.read("会議の次第").asksNothing()).isFalse();
  }

  @Test
  @DisplayName("通知のとおりに書かれたもの")
  void readsTheFormOfTheNotice() {
    Said said =
        READER.read(
            """
            １）自治体・機関名：秋田県仙北市
            ２）氏名：相談　花子
            ３）連絡先（TEL/メールアドレス）：０１８７－００－００００／sodan@example.jp
            ４）照会内容（具体的に）
            多職種連携会議の参加者の例を教えてください。

            よろしくお願いします。
            """);
    assertThat(said.organisation()).isEqualTo("秋田県仙北市");
    assertThat(said.name()).isEqualTo("相談　花子");
    assertThat(said.telephones()).containsExactly("0187-00-0000");
    assertThat(said.mails()).containsExactly("sodan@example.jp");
    assertThat(said.content()).isEqualTo("多職種連携会議の参加者の例を教えてください。\n\nよろしくお願いします。");
  }

  @Test
  @DisplayName("引用は前後の文と分けて、順序のまま読める")
  void partsWhatIsQuoted() {
    assertThat(READER.runs("上の文です。\n\n2025/07/01 10:00 窓口 <zaitaku@example.jp>:\n> 一行目\n> 二行目\n\n下の文です。"))
        .extracting(MailRun::quoted, run -> run.text().strip())
        .containsExactly(
            tuple(false, "上の文です。"),
            tuple(true, "2025/07/01 10:00 窓口 <zaitaku@example.jp>:\n> 一行目\n> 二行目"),
            tuple(false, "下の文です。"));
    assertThat(READER.runs("引用のない文です。")).extracting(MailRun::quoted).containsExactly(false);
  }

  @Test
  @DisplayName("括弧や記号や英数字の幅が違うもの、順序の違うもの")
  void readsOtherHands() {
    Said said =
        READER.read(
            """
            お世話になっております。
            【機関名】 あおば訪問看護ステーション
            ■お名前　高橋
            ・TEL　03-0000-0000
            <質問内容>
            内容は次の2点です。
            1. 会議の頻度
            2. 参加者
            """);
    assertThat(said.organisation()).isEqualTo("あおば訪問看護ステーション");
    assertThat(said.name()).isEqualTo("高橋");
    assertThat(said.telephones()).containsExactly("03-0000-0000");
    assertThat(said.content()).contains("1. 会議の頻度", "2. 参加者");
  }

  @Test
  @DisplayName("項目のないメールは、全文が照会内容になる")
  void takesWhatHasNoItems() {
    Said said = READER.read("拠点の位置付けについて伺います。\n氏名の公表は必要ですか。\n");
    assertThat(said.organisation()).isNull();
    assertThat(said.name()).isNull();
    assertThat(said.content()).isEqualTo("拠点の位置付けについて伺います。\n氏名の公表は必要ですか。");
  }

  @Test
  @DisplayName("引用や転送の中の項目は、相談者のものとして読まない")
  void readsNothingOfOthers() {
    String notice = "1)自治体・機関名：ほかの市\n2)氏名：別の方\n3)連絡先：03-9999-9999 / betsu@example.jp\n4)照会内容：別の質問\n";
    for (String above :
        new String[] {
          "-----Original Message-----\n", "________________\nFrom: a@example.jp\nSent: Monday\nTo: b@example.jp\n",
          "---------- 転送メッセージ ----------\n", "差出人：県\n送信日時：2025年6月25日\n宛先：市町村\n件名：通知\n",
          "2025年7月1日(火) 10:00 県 <a@example.jp>:\n", "On Tue, 1 Jul 2025, a@example.jp wrote:\n"
        }) {
      Said said = READER.read("会議は何回必要ですか。\n\n" + above + notice);
      assertThat(said.organisation()).as(above).isNull();
      assertThat(said.name()).isNull();
      assertThat(said.mails()).isEmpty();
      assertThat(said.telephones()).isEmpty();
      assertThat(said.content()).startsWith("会議は何回必要ですか。").contains("別の質問");
      assertThat(READER.own("会議は何回必要ですか。\n\n" + above + notice)).isEqualTo("会議は何回必要ですか。");
    }
    String marked = READER.own("> 氏名：別の方\nこちらで結構です。\n＞ 前の文");
    assertThat(marked).isEqualTo("こちらで結構です。");
    assertThat(READER.read("会議は何回ですか。\n" + notice.indent(1).replaceAll("(?m)^ ", "> ")).name()).isNull();
  }

  @Test
  @DisplayName("項目の外に質問があれば全文が残り、挨拶だけなら照会内容だけになる")
  void losesNoWord() {
    String items = "1)自治体・機関名：秋田県仙北市\n2)氏名：相談 花子\n3)連絡先：0187-00-0001\n4)照会内容：";
    assertThat(READER.read("会議の参加者に決まりはありますか。\n" + items + "上記のとおり").content()).contains("参加者に決まり");
    assertThat(READER.read("お世話になっております。\n秋田県仙北市の相談 花子です。\n\n" + items + "会議の頻度について").content())
        .isEqualTo("会議の頻度について");
    assertThat(READER.read(items.replace("花子\n", "花子\n会議は何回ですか。\n") + "同上").content()).contains("会議は何回ですか。");
    Said signed = READER.read(items + "会議の頻度について\n-- \n仙北市役所\n電話番号：0187-00-9999\n");
    assertThat(signed.content()).isEqualTo("会議の頻度について\n-- \n仙北市役所\n電話番号：0187-00-9999");
    assertThat(signed.telephones()).containsExactly("0187-00-0001");
  }

  @Test
  @DisplayName("通知の括弧のすぐ後や、長音の記号で書かれた番号も読む")
  void readsWhatStandsBehindTheBracket() {
    Said said = READER.read("3)連絡先（TEL/メールアドレス）０３ー１２３４ー５６７８ / hanako@example.jp\n4)照会内容（具体的に）拠点の評価指標について");
    assertThat(said.telephones()).containsExactly("03-1234-5678");
    assertThat(said.mails()).containsExactly("hanako@example.jp");
    assertThat(said.content()).isEqualTo("拠点の評価指標について");
    assertThat(READER.read("所属 の病院から質問です。").organisation()).isNull();
    assertThat(READER.read("1. 氏名の公表は必要ですか。\n2. 内容について").name()).isNull();
  }

  @Test
  @DisplayName("文字を途中で切らない")
  void cutsNoSign() {
    assertThat(InquiryMailText.atMost("𠮷".repeat(3), 2)).isEqualTo("𠮷𠮷");
  }
}
