package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("返信に書かれた言葉")
class ReplyTextTest {

  private static final String OURS =
      """
      秋田県　医務課　御中

      貴課からのものとして、次のメールが令和7年7月28日（月）10時00分に事務局に届きました。届いた日時で受け付けますので、差出人が貴課であることの確認に御協力をお願いいたします。
      ３　確認の方法　次の確認番号を本文の初めに書いて、このメールに返信してください。
      ４　確認番号　7KQ3P-9XHWD
      ５　お心当たりがない場合　お手数ですが、電話で事務局へお知らせください。
      """;

  private static String own(String reply) {
    return ReplyText.own(OURS, reply);
  }

  private static String marked() {
    return OURS.replaceAll("(?m)^", "> ");
  }

  @Test
  @DisplayName("引用だけの返信には、書かれた言葉がない")
  void hasNoWordsInAQuotation() {
    assertThat(own(OURS)).isEmpty();
    assertThat(own(marked())).isEmpty();
    assertThat(own("> 貴課からのものとして、次のメールが令和7年7月28日（月）10時00分に事\n> 務局に届きました。\n>> 受け付けますので")).isEmpty();
    assertThat(own("")).isEmpty();
  }

  @Test
  @DisplayName("引用の上にも下にも間にも書ける")
  void findsWordsAboveBelowAndBetween() {
    assertThat(own("はい、送りました。\n\n" + marked())).isEqualTo("はい、送りました。");
    assertThat(own(marked() + "\n当課からは送っていません。")).isEqualTo("当課からは送っていません。");
    assertThat(own("> 秋田県　医務課　御中\n当課です。\n> ４　確認番号　7KQ3P-9XHWD")).isEqualTo("当課です。");
  }

  @Test
  @DisplayName("印のない引用（Outlook）の下に書かれた言葉も残る")
  void findsWordsBelowAQuotationWithoutMarks() {
    String outlook = "-----Original Message-----\nFrom: 事務局\n" + OURS;
    assertThat(own("はい、送りました。\n" + outlook)).startsWith("はい、送りました。").doesNotContain("7KQ3P");
    assertThat(own(outlook + "\n当課からは送っていません。")).endsWith("当課からは送っていません。").doesNotContain("7KQ3P");
  }

  @Test
  @DisplayName("こちらの文の一部と同じ言葉でも、書いた人の言葉として残す")
  void keepsWordsThatStandInOursAsWell() {
    assertThat(own("お心当たりがない")).isEqualTo("お心当たりがない");
    assertThat(own("確認番号　7KQ3P-9XHWD")).contains("7KQ3P-9XHWD");
    assertThat(own("> 当課からは送っていません\n同じです")).contains("当課からは送っていません");
  }
}
