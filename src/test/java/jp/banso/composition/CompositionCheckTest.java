package jp.banso.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import jp.banso.applications.WrittenApplications;
import jp.banso.applications.WrittenApplications.ApplicationCase;
import jp.banso.composition.CompositionFinding.Kind;
import jp.banso.composition.CompositionFinding.Severity;
import jp.banso.forms.Answers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("構成員の要件の確認")
class CompositionCheckTest {

  @ParameterizedTest
  @ValueSource(strings = {"valid-01-akita-daisen-senboku-15", "valid-02-chiba-kashiwa-12", "invalid-06-challenge-not-circled"})
  @DisplayName("要件のそろった申込みには何も尋ねない")
  void asksNothingWhenAllIsMet(String name) {
    assertThat(CompositionCheck.concerns(facts(WrittenApplications.read(name)))).isEmpty();
  }

  @Test
  @DisplayName("都道府県担当者が見当たらなければB-R06だけを挙げる")
  void namesTheMissingPrefecture() {
    List<CompositionFinding> concerns =
        CompositionCheck.concerns(facts(WrittenApplications.read("invalid-01-no-prefecture-member")));
    assertThat(concerns).singleElement().satisfies(finding -> {
      assertThat(finding.rule()).isEqualTo("B-R06");
      assertThat(finding.severity()).isEqualTo(Severity.ERROR);
      assertThat(finding.kind()).isEqualTo(Kind.UNCONFIRMED);
      assertThat(finding.messageKey()).isEqualTo("composition.B-R06.PREF.none");
    });
  }

  @Test
  @DisplayName("医師が半数なら職種の偏り、地区医師会が三分の一を超えれば団体の偏りとして行番号を示す")
  void namesTheRowsOfABias() {
    List<CompositionFinding> concerns =
        CompositionCheck.concerns(facts(WrittenApplications.read("invalid-03-biased-to-doctors")));
    assertThat(concerns).extracting(CompositionFinding::rule).containsOnly("B-R12");
    assertThat(concerns).extracting(CompositionFinding::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING);
    assertThat(concerns.get(0).arguments()).containsExactly("医師", 14, 7, 50L);
    assertThat(concerns.get(0).rows()).containsExactly(3, 4, 10, 11, 12, 13, 14);
    assertThat(concerns.get(1).arguments()).containsExactly("地区医師会", 14, 6, 43L);
    assertThat(concerns.get(1).rows()).containsExactly(4, 10, 11, 12, 13, 14);
  }

  @ParameterizedTest(name = "{0}名 → {1}")
  @CsvSource({"0,tooFew,ERROR", "8,tooFew,ERROR", "9,slightlyFew,WARNING", "10,met,ERROR", "15,met,ERROR",
      "16,slightlyMany,WARNING", "17,tooMany,ERROR"})
  @DisplayName("人数は10から15名程度で見る")
  void judgesTheNumberOfMembers(int members, String expected, Severity severity) {
    List<Answers> rows = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      rows.add(Answers.empty().with("affiliation", "機関" + i));
    }
    CompositionFinding finding =
        CompositionCheck.of(
                CompositionFacts.of(
                    Answers.empty().withRows("members", rows), List.of(), WrittenApplications.terms()))
            .get(0);
    assertThat(finding.messageKey()).isEqualTo("composition.B-R05." + expected);
    assertThat(finding.severity()).isEqualTo(severity);
  }

  @Test
  @DisplayName("拠点と都道府県を一人が兼ねていれば別の方の参加を尋ねる")
  void wantsTwoPersons() {
    List<Set<MemberGroup>> one = List.of(EnumSet.of(MemberGroup.HUB, MemberGroup.PREF));
    Answers answers = Answers.empty().withRows("members", List.of(Answers.empty().with("affiliation", "秋田県")));
    CompositionFacts facts = CompositionFacts.of(answers, one, WrittenApplications.terms());
    assertThat(facts.hubAndPrefectureDistinct()).isFalse();
    assertThat(CompositionCheck.concerns(facts)).extracting(CompositionFinding::messageKey)
        .contains("composition.B-R06.distinct");
  }

  @Test
  @DisplayName("法人の種類や書き方が違っても同じ団体・同じ職種として数える")
  void countsOneOrganisationWrittenInTwoWays() {
    List<Answers> rows = List.of(
        row("一般社団法人大曲仙北医師会", "ケアマネジャー"), row("大曲仙北 医師会", "介護支援専門員"), row("大仙市", "行政職"),
        row("仙北市", "行政職"));
    CompositionFacts facts =
        CompositionFacts.of(Answers.empty().withRows("members", rows), List.of(), WrittenApplications.terms());
    assertThat(facts.topOrganisation().rows()).containsExactly(1, 2);
    assertThat(facts.topProfession().rows()).containsExactly(1, 2);
    assertThat(facts.topProfession().percent()).isEqualTo(50.0);
  }

  @Test
  @DisplayName("どの結果にも文がある")
  void hasASentenceForEveryFinding() {
    ResourceBundle texts = ResourceBundle.getBundle("i18n/composition");
    for (String name : List.of("valid-01-akita-daisen-senboku-15", "invalid-01-no-prefecture-member", "invalid-03-biased-to-doctors")) {
      CompositionCheck.of(facts(WrittenApplications.read(name)))
          .forEach(finding -> assertThat(texts.containsKey(finding.messageKey())).as(finding.messageKey()).isTrue());
    }
    CompositionCheck.of(CompositionFacts.of(Answers.empty(), List.of(), WrittenApplications.terms()))
        .forEach(finding -> assertThat(texts.containsKey(finding.messageKey())).as(finding.messageKey()).isTrue());
  }

  private static Answers row(String affiliation, String profession) {
    return Answers.empty().with("affiliation", affiliation).with("profession", profession);
  }

  private static CompositionFacts facts(ApplicationCase application) {
    return CompositionFacts.of(application.answers(), application.groups(), WrittenApplications.terms());
  }
}
