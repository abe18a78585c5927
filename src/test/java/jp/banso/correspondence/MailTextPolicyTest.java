package jp.banso.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("メール文面の差込み")
class MailTextPolicyTest {

  private static final MailKinds KINDS = new MailKinds();

  static Stream<String> kinds() {
    return KINDS.all().stream().map(MailKind::id);
  }

  private static List<String> problems(String kind, String subject, String body) {
    return MailTextPolicy.problems(KINDS.get(kind), KINDS.marks(), new MailText(subject, body)).stream()
        .map(problem -> problem.field() + " " + problem.messageKey().replace("correspondence.text.refused.", ""))
        .toList();
  }

  @Test
  @DisplayName("送るメールはすべて一覧にあり、一覧のメールには元の文面がある")
  void everyTextHasItsKind() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/templates/mail"))) {
      assertThat(kinds().toList())
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".txt") && !name.equals("ending.txt"))
                  .map(name -> name.replace(".txt", ""))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("元の文面は、差込みの決まりを守り、例を入れると読める文面になる")
  void shippedTextsKeepTheRules(String id) {
    MailKind kind = KINDS.get(id);
    assertThat(MailTextPolicy.problems(kind, KINDS.marks(), kind.shipped())).isEmpty();
    Map<String, String> said = MailValues.examples(kind, "はい");
    assertThat(MailWording.read(kind.shipped().body(), kind.places(), KINDS.marks()).written(said))
        .doesNotContain("{", "}", "[(", "[#", "${");
    assertThat(kind.places().values().stream()
            .filter(place -> place.kind() == MailPlace.Kind.CASE)
            .map(MailPlace::example)
            .collect(Collectors.toSet()))
        .isSubsetOf("はい", "いいえ");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      reminder | 件名 {宛先}      | {対応の名称} {期限}                    | subject unknown
      reminder | 件名             | {対応の名称} {期限} ${期限}            |
      reminder | 件名             | {対応の名称} {期限} ${call.title}      | body unknown
      reminder | 件名             | {対応の名称} {期限} {整理番号          | body open
      reminder | 件名             | {対応の名称} 期限} {期限}              | body close
      reminder | 件名             | {対応の名称}                           | body required
      reminder | 件名 {期限}      | {対応の名称}                           |
      reminder | 件名             | {対応の名称} {期限} {当日の場合}本日   | body noEnd
      reminder | 件名             | {対応の名称} {期限} 本日{ここまで}     | body stray
      reminder | 件名             | ｛対応の名称｝ {期限}                  |
      M06      | 件名             | {公募名} {資料の一覧} {再公募の場合}{申込締切}{ここまで} | body sometimes
      M06      | 件名             | {公募名} {資料の一覧} {再公募の場合}{申込締切}{それ以外}締切 {申込締切}{ここまで} |
      M15      | 件名             | {地域名} {受諾の回答が必要な場合}{回答期限}{ここまで} |
      M16      | 件名             | {地域名} {応募要件を確認できなかった場合}{それ以外}{応募要件の一覧}{ここまで} | body sometimes
      M30      | {宛名}様への回答 | {回答}                                 | subject person
      M30      | {回答}           | {回答}                                 | subject lines
      """, delimiter = '|')
  @DisplayName("使えない差込み、足りない差込み、件名の氏名は、その欄について断る")
  void refuses(String kind, String subject, String body, String problem) {
    assertThat(problems(kind, subject, body))
        .containsExactlyElementsOf(problem == null ? List.of() : List.of(problem));
  }

  @Test
  @DisplayName("場合分けは、その場合とほかの場合の文を分けて印字し、入れ子にできる")
  void writesCases() {
    MailKind kind = KINDS.get("reminder");
    MailWording text =
        MailWording.read(
            "{当日の場合}本日{庁内の目安の場合}（目安）{ここまで}{それ以外}近日{ここまで}：{対応の名称}", kind.places(), KINDS.marks());
    assertThat(text.written(Map.of("当日の場合", "1", "庁内の目安の場合", "1", "対応の名称", "${1+1} {期限}")))
        .isEqualTo("本日（目安）：${1+1} {期限}");
    assertThat(text.written(Map.of("対応の名称", "確認"))).isEqualTo("近日：確認");
  }

  @Test
  @DisplayName("印字するのに言うことのない項目は見つかり、印字しない場合の項目は問わない")
  void findsWhatNothingIsSaidOf() {
    MailWording text =
        MailWording.read("{当日の場合}{対応の名称}{それ以外}{期限}{ここまで}", KINDS.get("reminder").places(), KINDS.marks());
    assertThat(text.unsaid(Map.of("当日の場合", MailWording.TRUE, "対応の名称", "確認"))).isEmpty();
    assertThat(text.unsaid(Map.of("当日の場合", "", "対応の名称", "確認"))).containsExactly("期限");
    assertThat(text.unsaid(Map.of("期限", "今日"))).containsExactly("当日の場合");
    assertThat(text.unsaid(Map.of("当日の場合", "", "期限", " "))).as("an empty line is a gap").containsExactly("期限");
    MailWording mayBeEmpty = MailWording.read("{会議の議題}{次第}", KINDS.get("M20").places(), KINDS.marks());
    assertThat(mayBeEmpty.unsaid(Map.of("会議の議題", "", "次第", ""))).isEmpty();
  }
}
