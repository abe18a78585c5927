package jp.banso.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("ほかの方の情報を伏せる")
class MaskingTest {

  private final SoughtPerson person =
      new SoughtPerson(
          ProgrammeCode.BANSO, List.of("相談 花子", "ソウダン ハナコ"), List.of("Hanako@example.jp"),
          List.of("0187-00-1234"), List.of("秋田県仙北市"));

  private final Masking masking =
      new Masking(
          person,
          List.of(
              new NamedPerson("鈴木 一郎", "ichiro@example.jp", "018-860-1111"), new NamedPerson("森", null, null),
              new NamedPerson("李 明", null, null), new NamedPerson("相談 太郎", null, null),
              new NamedPerson("相談花子", "hanako@example.jp", null),
              new NamedPerson("佐藤 次郎", "hanako@example.jp", null), new NamedPerson(null, null, null)),
          List.of("コードネームＸ"), List.of("zaitaku@example.jp", "03-1234-5678"), List.of("様", "さん", "先生"), "■");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "鈴木 一郎が来た|■が来た", "鈴木一郎が来た|■が来た", "鈴木　一郎が来た|■が来た", "鈴木さんと話した|■さんと話した", "鈴木の木が倒れた|鈴木の木が倒れた",
        "李明先生の講演|■先生の講演", "李明るい|李明るい", "森のある地域|森のある地域",
        "相談花子さんから|相談花子さんから", "相談さんから|相談さんから", "相談太郎さんから|■さんから",
        "宛先 ichiro@example.jp まで|宛先 ■ まで", "ICHIRO＠example.jpまで|■まで", "HANAKO@EXAMPLE.JP|HANAKO@EXAMPLE.JP",
        "誰か <dare@sample.go.jp>|誰か <■>", "窓口 zaitaku@example.jp|窓口 zaitaku@example.jp",
        "電話 018-860-1111|電話 ■", "電話０１８－８６０－１１１１まで|電話■まで", "電話 0187-00-1234|電話 0187-00-1234",
        "090(1234)5678に|■に", "窓口は03-1234-5678|窓口は03-1234-5678", "2026-02-28 10:00 から|2026-02-28 10:00 から",
        "佐藤次郎より|■より", "佐藤さん|■さん", "R7-BANSO-05-001|R7-BANSO-05-001", "コードネームXを伏せる|■を伏せる", "ｺｰﾄﾞﾈｰﾑXも|■も"
      })
  @DisplayName("氏名・敬称の付いた姓・メールアドレス・電話番号・指定の語を伏せ、本人と窓口のものは残す")
  void masksOthers(String text, String masked) {
    assertThat(masking.of(text)).isEqualTo(masked);
  }

  @Test
  @DisplayName("空の文はそのままで、本人を指す行だけを取り出せる")
  void takesTheLinesThatNameThePerson() {
    assertThat(masking.of("")).isEmpty();
    assertThat(masking.of(null)).isNull();
    assertThat(person.linesIn("はじめに\nそうだん花子は別人\n相談　花子さんの件\ntel 0187001234\n終わり"))
        .isEqualTo("相談　花子さんの件\ntel 0187001234");
    assertThat(person.isIn("ｿｳﾀﾞﾝﾊﾅｺ")).isTrue();
    assertThat(person.hasTelephone("＋81-187-00-1234")).isTrue();
    assertThat(person.hasOrganisation("仙北市")).isTrue();
    assertThat(person.hasOrganisation("")).isFalse();
  }
}
