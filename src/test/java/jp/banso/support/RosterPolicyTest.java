package jp.banso.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.banso.applications.WrittenApplications;
import jp.banso.composition.MemberGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("構成員名簿の確認")
class RosterPolicyTest {

  private final RosterPolicy policy = new RosterPolicy(WrittenApplications.terms());

  @Test
  @DisplayName("10名から15名で、区分がそろっていれば何も言わない")
  void saysNothingOfACompleteRoster() {
    assertThat(policy.judge(SupportFixtures.members(10))).isEmpty();
    assertThat(policy.judge(SupportFixtures.members(15))).isEmpty();
  }

  @Test
  @DisplayName("程度の1名までは理由、それを超えると直す")
  void stretchesByOne() {
    assertThat(policy.judge(SupportFixtures.members(9))).extracting(RosterFinding::stop).containsExactly(false);
    assertThat(policy.judge(SupportFixtures.members(16))).extracting(RosterFinding::stop).containsExactly(false);
    assertThat(policy.judge(SupportFixtures.members(8))).extracting(RosterFinding::stop).containsExactly(true);
    assertThat(policy.judge(SupportFixtures.members(17))).extracting(RosterFinding::stop).containsExactly(true);
  }

  @Test
  @DisplayName("0名から30名まで、程度の1名を超えるときだけ止める")
  void stopsOnlyOutsideTheStretch() {
    List<String> names = List.of("R05", "R05stretch");
    for (int size = 0; size <= 30; size++) {
      List<RosterFinding> sizes =
          policy.judge(SupportFixtures.members(size)).stream()
              .filter(finding -> names.contains(finding.messageKey().replace("support.roster.finding.", "")))
              .toList();
      boolean fits = size >= 10 && size <= 15;
      assertThat(sizes).as("%d", size).hasSize(fits ? 0 : 1);
      assertThat(fits || sizes.get(0).stop() == (size < 9 || size > 16)).as("%d", size).isTrue();
    }
  }

  @Test
  @DisplayName("拠点と都道府県は別の人でなければならない")
  void needsHubAndPrefectureByTwoPersons() {
    List<Member> members = new ArrayList<>(SupportFixtures.members(8).subList(2, 8));
    members.add(member("兼務の人", "団体x", "職種x", MemberGroup.HUB, MemberGroup.PREF));
    assertThat(keys(members)).contains("support.roster.finding.R06distinct");
    members.add(member("別の人", "団体z", "職種z", MemberGroup.PREF));
    assertThat(keys(members)).doesNotContain("support.roster.finding.R06distinct");
    assertThat(keys(SupportFixtures.members(12).subList(2, 8)))
        .contains("support.roster.finding.R06hub", "support.roster.finding.R06prefecture");
  }

  @Test
  @DisplayName("全角と空白の違いでは別の人にならない")
  void readsTheSameNameInAnyWidth() {
    List<Member> members = new ArrayList<>(SupportFixtures.members(8).subList(2, 8));
    members.add(member("ＡＢ　山", "団体x", "職種x", MemberGroup.HUB));
    members.add(member("AB山", "団体y", "職種y", MemberGroup.PREF));
    assertThat(keys(members)).contains("support.roster.finding.R06distinct");
  }

  @Test
  @DisplayName("氏名の無い行どうしは同じ人とせず、行の番号を示して記入を求める")
  void takesRowsWithoutANameForDifferentPersons() {
    List<Member> members = new ArrayList<>(SupportFixtures.members(8).subList(2, 8));
    members.add(member("", "拠点", "職種x", MemberGroup.HUB));
    members.add(member("　", "県", "職種y", MemberGroup.PREF));
    assertThat(keys(members))
        .contains("support.roster.finding.nameless")
        .doesNotContain("support.roster.finding.R06distinct", "support.roster.finding.twice");
    assertThat(named(members, "nameless")).isEqualTo(new RosterFinding(true, "support.roster.finding.nameless", List.of("7, 8")));
    members.subList(6, 8).clear();
    members.add(member("", "一つの行", "職種x", MemberGroup.HUB, MemberGroup.PREF));
    assertThat(keys(members)).contains("support.roster.finding.R06distinct");
  }

  @Test
  @DisplayName("同じ人が二つの行にあれば、空行も数えた行の番号を示して理由を求める")
  void namesTheRowsOfAPersonTwiceOnTheRoster() {
    List<Member> members = new ArrayList<>(SupportFixtures.members(10));
    members.add(1, new Member("", "", "", "", "", "", Set.of(), false));
    members.add(member("構成員　０", "団体x", "職種x", MemberGroup.MUNI));
    assertThat(named(members, "twice")).isEqualTo(new RosterFinding(false, "support.roster.finding.twice", List.of("1, 12")));
  }

  @Test
  @DisplayName("職種の偏りは理由を求め、行政職は数えない")
  void findsABias() {
    List<Member> members = new ArrayList<>(SupportFixtures.members(8));
    for (int index = 0; index < 4; index++) {
      members.add(member("医師" + index, "病院" + index, "医師", MemberGroup.HOMECARE_PRO));
    }
    assertThat(keys(members)).isEmpty();
    members.remove(7);
    members.remove(6);
    assertThat(keys(members)).doesNotContain("support.roster.finding.R12profession");
    members.add(member("医師9", "病院9", "医師", MemberGroup.HOMECARE_PRO));
    assertThat(keys(members)).contains("support.roster.finding.R12profession");
    List<Member> officials = new ArrayList<>(SupportFixtures.members(8));
    for (int index = 0; index < 7; index++) {
      officials.add(member("職員" + index, "市" + index, "行政職", MemberGroup.MUNI));
    }
    assertThat(keys(officials)).isEmpty();
  }

  @Test
  @DisplayName("書き方の違う同じ職種・団体も一つに数え、半数からは直すまで止める")
  void countsAsTheApplicationDoes() {
    List<Member> members = new ArrayList<>(SupportFixtures.members(5));
    List<String> same = List.of("介護支援専門員", "ケアマネジャー", "ケアマネ", "主任介護支援専門員");
    for (int index = 0; index < 4; index++) {
      members.add(member("専門員" + index, index % 2 == 0 ? "医療法人 花園会" : "花園会", same.get(index), MemberGroup.CARE_PRO));
    }
    assertThat(named(members, "R12profession").stop()).isFalse();
    assertThat(named(members, "R12organisation").stop()).isFalse();
    members.subList(1, 3).clear();
    assertThat(named(members, "R12profession").stop()).isTrue();
  }

  private List<String> keys(List<Member> members) {
    return policy.judge(members).stream().map(RosterFinding::messageKey).toList();
  }

  private RosterFinding named(List<Member> members, String name) {
    return policy.judge(members).stream()
        .filter(finding -> finding.messageKey().equals("support.roster.finding." + name))
        .findFirst()
        .orElseThrow();
  }

  private static Member member(String name, String organisation, String profession, MemberGroup... groups) {
    return new Member(name, organisation, "", "", profession, "a@example.jp", Set.of(groups), true);
  }
}
