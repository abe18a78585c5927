package jp.banso.support;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.calls.CallTerms;
import jp.banso.composition.CompositionFacts;
import jp.banso.composition.MemberGroup;

/**
 * The composition of the roster (S2 §6, rules B-R05 to B-R12): 10 to 15 named people or so, each once,
 * hub and prefecture by two different persons; the other groups and the balance are asked for, and a
 * written reason stands in for them.
 */
final class RosterPolicy {

  private static final String KEY = "support.roster.finding.";
  private static final Map<MemberGroup, String> WANTED =
      Map.of(
          MemberGroup.HOMECARE_PRO, "R07", MemberGroup.MED_ORG, "R08", MemberGroup.CARE_PRO, "R09",
          MemberGroup.CARE_ORG, "R10care", MemberGroup.DISABILITY_ORG, "R10disability");

  private final CallTerms terms;

  RosterPolicy(CallTerms terms) {
    this.terms = terms;
  }

  /** Judges the rows as typed, so that a finding names them by their numbers; blank rows are nobody. */
  List<RosterFinding> judge(List<Member> rows) {
    List<Member> members = rows.stream().filter(row -> !row.isBlank()).toList();
    List<RosterFinding> findings = new ArrayList<>();
    size(members.size(), findings);
    names(rows, findings);
    both(members, findings);
    CompositionFacts facts = facts(members);
    WANTED.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .filter(wanted -> facts.count(wanted.getKey()) == 0)
        .forEach(wanted -> add(findings, false, wanted.getValue()));
    if (facts.municipalityMembers() == 0) {
      add(findings, false, "R11");
    }
    share(
        facts.topProfession(), terms.professionWarnPercent(), terms.professionReturnPercent(), members.size(),
        "R12profession", findings);
    share(
        facts.topOrganisation(), terms.organisationWarnPercent(), terms.organisationReturnPercent(), members.size(),
        "R12organisation", findings);
    return findings;
  }

  private void size(int size, List<RosterFinding> findings) {
    if (size >= terms.memberMin() && size <= terms.memberMax()) {
      return;
    }
    boolean stop =
        size < terms.memberMin() - terms.memberStretch()
            || size > terms.memberMax() + terms.memberStretch();
    add(findings, stop, stop ? "R05" : "R05stretch", size, terms.memberMin(), terms.memberMax());
  }

  /** A roster is of persons: without a name a row is none, and the same name twice may be one. */
  private static void names(List<Member> rows, List<RosterFinding> findings) {
    Map<String, List<String>> numbers = new LinkedHashMap<>();
    for (int index = 0; index < rows.size(); index++) {
      Member row = rows.get(index);
      if (!row.isBlank()) {
        numbers.computeIfAbsent(plain(row.name()), name -> new ArrayList<>()).add(String.valueOf(index + 1));
      }
    }
    List<String> nameless = numbers.remove("");
    if (nameless != null) {
      add(findings, true, "nameless", String.join(", ", nameless));
    }
    numbers.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> add(findings, false, "twice", String.join(", ", same)));
  }

  private static void both(List<Member> members, List<RosterFinding> findings) {
    Set<Object> hub = persons(members, MemberGroup.HUB);
    Set<Object> prefecture = persons(members, MemberGroup.PREF);
    if (hub.isEmpty()) {
      add(findings, true, "R06hub");
    }
    if (prefecture.isEmpty()) {
      add(findings, true, "R06prefecture");
    }
    if (hub.size() == 1 && hub.equals(prefecture)) {
      add(findings, true, "R06distinct");
    }
  }

  /** A person is one name, however its width and spaces are typed; until named, one row. */
  private static Set<Object> persons(List<Member> members, MemberGroup group) {
    return IntStream.range(0, members.size())
        .filter(index -> members.get(index).isIn(group))
        .mapToObj(index -> person(members, index))
        .collect(Collectors.toSet());
  }

  private static Object person(List<Member> members, int index) {
    String name = plain(members.get(index).name());
    return name.isEmpty() ? (Object) index : name;
  }

  /** Counted as the application was: what was a bias there is one here. */
  private CompositionFacts facts(List<Member> members) {
    return CompositionFacts.of(
        members.stream().map(Member::profession).toList(),
        members.stream().map(Member::organisation).toList(),
        members.stream().map(Member::groups).toList(), terms);
  }

  private static void share(
      CompositionFacts.Share top, BigDecimal warn, BigDecimal stop, int size, String key, List<RosterFinding> findings) {
    int rows = top.rows().size();
    if (rows > 1 && top.percent() > warn.doubleValue()) {
      add(findings, top.percent() >= stop.doubleValue(), key, top.name(), rows, size);
    }
  }

  private static void add(List<RosterFinding> findings, boolean stop, String key, Object... arguments) {
    findings.add(new RosterFinding(stop, KEY + key, List.of(arguments)));
  }

  private static String plain(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
