package jp.banso.rehearsal.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("リハーサルの結果で一つにまとめるメール")
class MailSamenessTest {

  private static final String REGRET = "今回は選定に至りませんでした。";

  private final MailSameness sameness = new MailSameness(List.of("リハーサル地域Ａ", "リハーサル地域Ｂ", "秋田県", "千葉県"));

  private static String mail(String area, String prefecture, String number, String text) {
    return area + "の代表者 様\n\n" + area + "につきましては、" + text + "\n応募地域：" + prefecture + " " + area + "\n受付番号：" + number
        + "\n\nこの件の画面\n　https://banso.example.jp/cases/" + number + "\n";
  }

  @Test
  @DisplayName("宛先・地域・番号だけが違うメールは同じ、文面の違うメールは別とする")
  void tellsTextsApart() {
    String first = mail("リハーサル地域Ａ", "秋田県", "R7-伴走-05-001", REGRET);
    assertThat(sameness.of(mail("リハーサル地域Ｂ", "千葉県", "R7-伴走-12-001", REGRET))).isEqualTo(sameness.of(first));
    assertThat(sameness.of(mail("リハーサル地域Ｂ", "千葉県", "R7-伴走-12-001", "応募要件の確認ができなかったため、" + REGRET)))
        .isNotEqualTo(sameness.of(first));
  }
}
