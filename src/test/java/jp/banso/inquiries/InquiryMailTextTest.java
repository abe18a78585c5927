package jp.banso.inquiries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.banso.inquiries.InquiryMailText.Item;
import jp.banso.inquiries.InquiryMailText.Said;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("相談のメールに書かれる4つの項目")
class InquiryMailTextTest {

  private static final InquiryMailText READER = new InquiryMailText(words());

  private static Map<Item, List<String>> words() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("i18n/inquiries");
    messages.setDefaultEncoding("UTF-8");
    Map<Item, List<String>> words = new EnumMap<>(Item.class);
    for (Item item : Item.values()) {
      words.put(
          item, Arrays.asList(messages.getMessage("inquiries.mail.item." + item.name(), null, Locale.JAPAN).split(",")));
    }
    return words;
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
    assertThat(said.telephone()).isEqualTo("0187-00-0000");
    assertThat(said.mail()).isEqualTo("sodan@example.jp");
    assertThat(said.content()).isEqualTo("多職種連携会議の参加者の例を教えてください。\n\nよろしくお願いします。");
    assertThat(said.withItems()).isTrue();
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
    assertThat(said.telephone()).isEqualTo("03-0000-0000");
    assertThat(said.content()).contains("1. 会議の頻度", "2. 参加者");
  }

  @Test
  @DisplayName("項目のないメールは、全文が照会内容になる")
  void takesWhatHasNoItems() {
    Said said = READER.read("拠点の位置付けについて伺います。\n氏名の公表は必要ですか。\n");
    assertThat(said.organisation()).isNull();
    assertThat(said.name()).isNull();
    assertThat(said.content()).isEqualTo("拠点の位置付けについて伺います。\n氏名の公表は必要ですか。");
    assertThat(said.withItems()).isFalse();
  }
}
