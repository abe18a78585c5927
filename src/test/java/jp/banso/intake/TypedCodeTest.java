package jp.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("返信に書かれた確認番号")
class TypedCodeTest {

  private static final String OURS =
      "秋田県医務薬事課　御中\n\n平素より大変お世話になっております。\n伴走支援事務局です。\n\n記\n\n１　届いた日時　令和7年7月28日\n"
          + "３　確認の方法　次の確認番号を本文の初めに書いて、このメールに返信してください。\n４　確認番号　ABCDE-FGHJK\n\n以上\n";

  private static boolean holds(String reply) {
    return TypedCode.among(OURS, reply).map(jp.banso.kernel.ReadableCode::typed).collect(Collectors.toSet()).contains("ABCDEFGHJK");
  }

  private static String quoted(String mark) {
    return OURS.lines().map(line -> mark + line).collect(Collectors.joining("\r\n"));
  }

  @Test
  @DisplayName("人が書いたものは、どの書き方でも読む")
  void readsWhatSomebodyTyped() {
    assertThat(holds("ABCDE-FGHJK")).isTrue();
    assertThat(holds("確認番号はａｂｃｄｅ－ｆｇｈｊｋです。")).isTrue();
    assertThat(holds("番号：abcdefghjk\n\n" + quoted("> "))).isTrue();
    assertThat(holds("４　確認番号　ABCDE-FGHJK")).as("copied from our mail").isTrue();
    assertThat(holds("４　確認番号　ABCDE-FGHJK\n\n-----Original Message-----\n" + quoted(""))).isTrue();
    assertThat(holds(quoted("") + "\nABCDE FGHJK")).as("below what it quotes").isTrue();
  }

  @Test
  @DisplayName("引用されただけの番号は、だれの言葉でもない")
  void readsNoQuotation() {
    assertThat(holds("")).isFalse();
    assertThat(holds("ただいま不在にしております。\n\n" + quoted("> "))).isFalse();
    assertThat(holds("承知しました。\n\n" + quoted(""))).isFalse();
    assertThat(holds("不在です " + OURS.replace('\n', ' ').replace('　', ' '))).as("all in one line").isFalse();
    assertThat(holds("ABCDE-FGHJX")).isFalse();
  }
}
