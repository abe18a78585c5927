package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.banso.applications.ApprovalPolicy.Approver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("申込書を確認する人は、代表者とも作成者とも別の人")
class ApprovalPolicyTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Approver TARO = new Approver(ID, "秋田　太郎", "Taro@example.jp");

  @Test
  @DisplayName("代表者のメールアドレスか氏名が同じなら、大文字・空白の違いがあっても本人とみなす")
  void knowsTheRepresentative() {
    assertThat(ApprovalPolicy.isRepresentative(TARO, "別の人", "taro@EXAMPLE.jp")).isTrue();
    assertThat(ApprovalPolicy.isRepresentative(TARO, "秋田 太郎", "other@example.jp")).isTrue();
    assertThat(ApprovalPolicy.isRepresentative(TARO, "秋田次郎", "other@example.jp")).isFalse();
  }

  @Test
  @DisplayName("課で共有するアドレスや空欄は、だれのものでもない")
  void takesNobodyForADesk() {
    Approver sharing = new Approver(ID, "秋田 花子", null);
    assertThat(ApprovalPolicy.isRepresentative(sharing, "秋田 太郎", "taro@example.jp")).isFalse();
    assertThat(ApprovalPolicy.isRepresentative(new Approver(null, "", null), "", "")).isFalse();
  }

  @Test
  @DisplayName("自分が作成した申込書は、自分では確認できない")
  void knowsTheDrafter() {
    assertThat(ApprovalPolicy.isDrafter(TARO, ID)).isTrue();
    assertThat(ApprovalPolicy.isDrafter(TARO, null)).isFalse();
    assertThat(ApprovalPolicy.isDrafter(new Approver(null, "", null), null)).isFalse();
  }
}
