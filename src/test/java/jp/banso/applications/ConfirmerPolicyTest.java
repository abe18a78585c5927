package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.banso.applications.ConfirmerPolicy.Confirmer;
import jp.banso.applications.ConfirmerPolicy.Likeness;
import jp.banso.applications.ConfirmerPolicy.Representative;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("申込書を確認する人は、代表者とも作成者とも別の人")
class ConfirmerPolicyTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Confirmer TARO = new Confirmer(ID, "秋田　太郎", "Taro@example.jp", null);

  private static Likeness likeness(Confirmer confirmer, String name, String mail, boolean ofPrefecture) {
    return ConfirmerPolicy.likeness(
        confirmer, new Representative(name, mail, ofPrefecture), List.of("担当", "課"));
  }

  @Test
  @DisplayName("代表者のメールアドレスか氏名が同じなら、大文字・空白の違いがあっても本人とみなす")
  void knowsTheRepresentative() {
    assertThat(likeness(TARO, "別の人", "taro@EXAMPLE.jp", false)).isEqualTo(Likeness.SAME);
    assertThat(likeness(TARO, "秋田 太郎", "other@example.jp", false)).isEqualTo(Likeness.SAME);
    assertThat(likeness(TARO, "秋田次郎", "other@example.jp", false)).isEqualTo(Likeness.OTHER);
    assertThat(likeness(TARO, "秋田次郎", "other@example.jp", true)).isEqualTo(Likeness.UNCERTAIN);
    assertThat(likeness(new Confirmer(null, "", null, null), "", "", true)).isEqualTo(Likeness.OTHER);
  }

  @ParameterizedTest
  @CsvSource({
    "在宅医療担当 佐藤, 佐藤, SAME", "在宅医療担当　佐藤, 佐藤花子, SAME", "在宅医療担当佐藤, 佐藤 花子, SAME",
    "佐藤（在宅医療担当）, 医務薬事課 佐藤, SAME", "林, 林 花子, SAME", "在宅医療担当, 佐藤, UNCERTAIN",
    "医務薬事課 鈴木, 医務薬事課 佐藤, UNCERTAIN", "林, 小林, UNCERTAIN"
  })
  @DisplayName("課で共有するアドレスの代表者は、姓が同じなら本人とみなし、ほかの場合も申し出がなければ別の人とみなさない")
  void asksWhoSharesTheDesk(String confirmer, String representative, Likeness expected) {
    Confirmer sharing = new Confirmer(ID, confirmer, null, "desk@example.jp");
    assertThat(likeness(sharing, representative, "Desk@example.jp", false)).isEqualTo(expected);
  }

  @Test
  @DisplayName("自分が作成した申込書は、自分では確認できない")
  void knowsTheDrafter() {
    assertThat(ConfirmerPolicy.isDrafter(TARO, ID)).isTrue();
    assertThat(ConfirmerPolicy.isDrafter(TARO, null)).isFalse();
    assertThat(ConfirmerPolicy.isDrafter(new Confirmer(null, "", null, null), null)).isFalse();
  }
}
