package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.banso.applications.ConfirmerPolicy.Confirmer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("申込書を確認する人は、代表者とも作成者とも別の人")
class ConfirmerPolicyTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Confirmer TARO = new Confirmer(ID, "秋田　太郎", "Taro@example.jp");

  @Test
  @DisplayName("代表者のメールアドレスか氏名が同じなら、大文字・空白の違いがあっても本人とみなす")
  void knowsTheRepresentative() {
    assertThat(ConfirmerPolicy.isRepresentative(TARO, "別の人", "taro@EXAMPLE.jp")).isTrue();
    assertThat(ConfirmerPolicy.isRepresentative(TARO, "秋田 太郎", "other@example.jp")).isTrue();
    assertThat(ConfirmerPolicy.isRepresentative(TARO, "秋田次郎", "other@example.jp")).isFalse();
  }

  @Test
  @DisplayName("課で共有するアドレスや空欄は、だれのものでもない")
  void takesNobodyForADesk() {
    Confirmer sharing = new Confirmer(ID, "秋田 花子", null);
    assertThat(ConfirmerPolicy.isRepresentative(sharing, "秋田 太郎", "taro@example.jp")).isFalse();
    assertThat(ConfirmerPolicy.isRepresentative(new Confirmer(null, "", null), "", "")).isFalse();
  }

  @Test
  @DisplayName("自分が作成した申込書は、自分では確認できない")
  void knowsTheDrafter() {
    assertThat(ConfirmerPolicy.isDrafter(TARO, ID)).isTrue();
    assertThat(ConfirmerPolicy.isDrafter(TARO, null)).isFalse();
    assertThat(ConfirmerPolicy.isDrafter(new Confirmer(null, "", null), null)).isFalse();
  }
}
