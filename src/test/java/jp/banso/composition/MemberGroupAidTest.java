package jp.banso.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.applications.WrittenApplications;
import jp.banso.applications.WrittenApplications.ApplicationCase;
import jp.banso.forms.Answers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("区分（確認用）の提案")
class MemberGroupAidTest {

  private static final List<MemberGroupKeyword> SHIPPED = ShippedKeywords.all();

  @ParameterizedTest(name = "{0} {1} {2} → {3}")
  @CsvSource({
    "秋田県,健康福祉部 医務薬事課,行政職,PREF", "秋田県大仙保健所,企画福祉課,保健師,PREF", "千葉県健康福祉部,,行政職,PREF",
    "北海道,保健福祉部,行政職,PREF", "秋田市保健所,,保健師,MUNI", "秋田県医師会,,医師,HOMECARE_PRO MED_ORG",
    "大仙市,地域包括支援センター所管課,行政職,MUNI MUNI_CARE", "柏市,在宅医療・介護連携所管課,保健師,HUB MUNI MUNI_CARE",
    "関係市町,介護保険担当課,行政職,MUNI MUNI_CARE", "圏域内診療所,,医師,HOMECARE_PRO", "市内病院,地域連携室,医療ソーシャルワーカー,HOMECARE_PRO",
    "居宅介護支援事業所,,介護支援専門員,CARE_PRO", "介護サービス事業者協議会,,介護福祉士,CARE_PRO CARE_ORG",
    "訪問看護ステーション連絡協議会,,看護師,HOMECARE_PRO MED_ORG", "障害者基幹相談支援センター,,相談支援専門員,DISABILITY_ORG",
    "秋田県立病院,,医師,HOMECARE_PRO", "柏市立柏病院,地域連携課,看護師,HOMECARE_PRO", ",,,"
  })
  @DisplayName("所属・部署・職種から提案する")
  void proposesFromWords(String affiliation, String department, String profession, String expected) {
    Set<MemberGroup> groups =
        expected == null
            ? EnumSet.noneOf(MemberGroup.class)
            : Arrays.stream(expected.split(" ")).map(MemberGroup::valueOf).collect(Collectors.toSet());
    assertThat(MemberGroupAid.propose(SHIPPED, affiliation, department, profession)).isEqualTo(groups);
  }

  @Test
  @DisplayName("表の行を消せば提案もなくなる")
  void followsTheTable() {
    assertThat(MemberGroupAid.propose(List.of(), "秋田県", "", "行政職")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "valid-01-akita-daisen-senboku-15", "valid-02-chiba-kashiwa-12", "invalid-01-no-prefecture-member",
    "invalid-03-biased-to-doctors", "invalid-06-challenge-not-circled"})
  @DisplayName("実例では人の付けた区分をすべて含み、確認の結果も変わらない")
  void agreesWithPeople(String name) {
    ApplicationCase application = WrittenApplications.read(name);
    List<Set<MemberGroup>> proposed =
        application.answers().rows("members").stream().map(MemberGroupAidTest::propose).toList();
    for (int i = 0; i < proposed.size(); i++) {
      assertThat(proposed.get(i)).as("%s row %d", name, i + 1).containsAll(application.groups().get(i));
    }
    assertThat(concerns(application.answers(), proposed)).isEqualTo(concerns(application.answers(), application.groups()));
  }

  private static List<String> concerns(Answers answers, List<Set<MemberGroup>> groups) {
    return CompositionCheck.concerns(CompositionFacts.of(answers, groups, WrittenApplications.terms())).stream()
        .map(CompositionFinding::messageKey)
        .toList();
  }

  private static Set<MemberGroup> propose(Answers row) {
    return MemberGroupAid.propose(SHIPPED, row.text("affiliation"), row.text("department"), row.text("profession"));
  }
}
