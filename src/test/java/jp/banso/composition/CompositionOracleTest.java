package jp.banso.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationCheck;
import jp.banso.applications.WrittenApplications;
import jp.banso.composition.CompositionFinding.Severity;
import jp.banso.forms.Answers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Quality rows 36 and 37: the check against an oracle that is written from the text of the notice alone (S2 §6). */
@DisplayName("構成員の確認と、公募要領の文からの独立の判定")
class CompositionOracleTest {

  private static final List<String> PROFESSIONS =
      List.of("医師", "歯科医師", "看護師", "薬剤師", "介護支援専門員", "ケアマネジャー", "行政職", "コーディネーター", "");
  private static final List<String> ORGANISATIONS =
      List.of("甲医院", "一般社団法人大曲仙北医師会", "大曲仙北医師会", "大仙市", "丙薬局", "社会福祉法人乙会", "乙会", "");
  private static final Set<String> OUTSIDE = Set.of("行政職", "コーディネーター", "");

  @Test
  @DisplayName("0名から30名まで、9・16名は理由を添えて、8名以下・17名以上は要件の確認が必要として、渡すことは妨げない")
  void everyNumberOfMembers() {
    for (int members = 0; members <= 30; members++) {
      List<Answers> rows =
          IntStream.range(0, members).mapToObj(row -> Answers.empty().with("affiliation", "機関" + row)).toList();
      Answers answers = members == 0 ? Answers.empty() : Answers.empty().withRows("members", rows);
      List<CompositionFinding> found =
          CompositionCheck.concerns(CompositionFacts.of(answers, List.of(), WrittenApplications.terms())).stream()
              .filter(finding -> finding.rule().equals("B-R05"))
              .toList();
      ApplicationCheck check = new ApplicationCheck(List.of(), found);
      assertThat(check.stops()).as("%d members", members).isFalse();
      if (members >= 10 && members <= 15) {
        assertThat(found).as("%d members", members).isEmpty();
      } else {
        boolean slightly = members == 9 || members == 16;
        assertThat(found).as("%d members", members).singleElement().satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(slightly ? Severity.WARNING : Severity.ERROR);
          assertThat(finding.labelKey())
              .isEqualTo(slightly ? "composition.kind.CAUTION" : "composition.kind.CHECK_NEEDED");
        });
        assertThat(check.needsReason()).as("%d members", members).isTrue();
      }
    }
  }

  @Test
  @DisplayName("どの並びの構成員でも、挙がる要件と行は独立の判定と同じになる")
  void anyTableOfMembers() {
    Random random = new Random(20_250_801);
    for (int tries = 0; tries < 3_000; tries++) {
      List<String> professions = new ArrayList<>();
      List<String> organisations = new ArrayList<>();
      List<Set<MemberGroup>> groups = new ArrayList<>();
      int members = random.nextInt(31);
      int variety = 1 + random.nextInt(PROFESSIONS.size());
      for (int row = 0; row < members; row++) {
        professions.add(PROFESSIONS.get(random.nextInt(variety)));
        organisations.add(ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size())));
        Set<MemberGroup> held = EnumSet.noneOf(MemberGroup.class);
        for (MemberGroup group : MemberGroup.values()) {
          if (random.nextInt(8) == 0) {
            held.add(group);
          }
        }
        groups.add(held);
      }
      Map<String, Set<Integer>> expected = oracle(professions, organisations, groups);
      Map<String, Set<Integer>> found = new TreeMap<>();
      CompositionCheck.concerns(
              CompositionFacts.of(professions, organisations, groups, WrittenApplications.terms()))
          .forEach(finding -> found.computeIfAbsent(finding.rule(), rule -> new TreeSet<>()).addAll(finding.rows()));
      assertThat(found).as("%s %s %s", professions, organisations, groups).isEqualTo(expected);
    }
  }

  /** By rule the rows that are to be looked at; a rule that is kept is missing. */
  private static Map<String, Set<Integer>> oracle(
      List<String> professions, List<String> organisations, List<Set<MemberGroup>> groups) {
    Map<String, Set<Integer>> findings = new TreeMap<>();
    int members = professions.size();
    if (members < 10 || members > 15) {
      findings.put("B-R05", Set.of());
    }
    Set<Integer> hub = rows(groups, MemberGroup.HUB);
    Set<Integer> prefecture = rows(groups, MemberGroup.PREF);
    if (hub.isEmpty() || prefecture.isEmpty()) {
      findings.put("B-R06", Set.of());
    } else if (hub.size() == 1 && hub.equals(prefecture)) {
      findings.put("B-R06", hub);
    }
    Map.of("B-R07", MemberGroup.HOMECARE_PRO, "B-R08", MemberGroup.MED_ORG, "B-R09", MemberGroup.CARE_PRO)
        .forEach((rule, group) -> {
          if (rows(groups, group).isEmpty()) {
            findings.put(rule, Set.of());
          }
        });
    if (rows(groups, MemberGroup.CARE_ORG).isEmpty() || rows(groups, MemberGroup.DISABILITY_ORG).isEmpty()) {
      findings.put("B-R10", Set.of());
    }
    if (rows(groups, MemberGroup.MUNI).isEmpty() && rows(groups, MemberGroup.MUNI_CARE).isEmpty()) {
      findings.put("B-R11", Set.of());
    }
    Set<Integer> biased = new TreeSet<>();
    biased.addAll(over(professions.stream().map(CompositionOracleTest::profession).toList(), OUTSIDE, 0.40));
    biased.addAll(over(organisations.stream().map(CompositionOracleTest::organisation).toList(), Set.of(""), 0.3334));
    if (!biased.isEmpty()) {
      findings.put("B-R12", biased);
    }
    return findings;
  }

  private static Set<Integer> rows(List<Set<MemberGroup>> groups, MemberGroup group) {
    return IntStream.range(0, groups.size()).filter(row -> groups.get(row).contains(group)).map(row -> row + 1).boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Rows of the word that most have, of two the one that comes first, if they are more than the share of all. */
  private static Set<Integer> over(List<String> words, Set<String> outside, double share) {
    Set<Integer> most = Set.of();
    for (String word : words) {
      Set<Integer> same =
          IntStream.range(0, words.size()).filter(row -> words.get(row).equals(word)).map(row -> row + 1).boxed()
              .collect(Collectors.toCollection(TreeSet::new));
      if (!outside.contains(word) && same.size() > most.size()) {
        most = same;
      }
    }
    return most.size() > share * words.size() ? most : Set.of();
  }

  private static String profession(String typed) {
    return typed.equals("ケアマネジャー") ? "介護支援専門員" : typed;
  }

  private static String organisation(String typed) {
    return typed.replace("一般社団法人", "").replace("社会福祉法人", "");
  }
}
