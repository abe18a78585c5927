package jp.banso.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.banso.calls.CallTerms;
import jp.banso.forms.Answers;

/**
 * Who the members are, in the counts and shares that the requirements are judged by (S2 §6; B-R05 to
 * B-R12). Rows are numbered from 1 as printed; one person may stand for several 区分.
 *
 * @param rowsOf rows by 区分
 * @param hubAndPrefectureDistinct true if 拠点 and 都道府県 can be two different persons
 * @param topProfession the profession that most members have, professions of administration aside
 * @param topOrganisation the organisation that most members come from
 * @param repeated rows that read the same to the last cell and name a post that one person holds: perhaps one twice
 */
public record CompositionFacts(
    int memberCount, Map<MemberGroup, List<Integer>> rowsOf, boolean hubAndPrefectureDistinct,
    Share topProfession, Share topOrganisation, List<List<Integer>> repeated, CallTerms terms) {

  /**
   * The largest part of the members that has something in common.
   *
   * @param name as typed in its first row, empty if there is none
   * @param percent of all members
   */
  public record Share(String name, List<Integer> rows, double percent) {}

  public CompositionFacts {
    rowsOf = Map.copyOf(rowsOf);
    repeated = List.copyOf(repeated);
  }

  /** Counts the members of a form; a row beyond {@code groups} has no 区分. */
  public static CompositionFacts of(
      Answers answers, List<Set<MemberGroup>> groups, CallTerms terms) {
    List<Answers> rows = answers.rows("members");
    CompositionFacts facts =
        of(
            rows.stream().map(row -> row.text("profession")).toList(),
            rows.stream().map(row -> row.text("affiliation")).toList(), groups, terms);
    return new CompositionFacts(
        facts.memberCount, facts.rowsOf, facts.hubAndPrefectureDistinct, facts.topProfession, facts.topOrganisation,
        repeated(rows), terms);
  }

  private static List<List<Integer>> repeated(List<Answers> rows) {
    Map<List<String>, List<Integer>> rowsByText = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Answers row = rows.get(i);
      if (!row.text("affiliation").isBlank() && CompositionWords.isOnePersonsPost(row.text("title"))) {
        List<String> text =
            List.of(
                CompositionWords.organisation(row.text("affiliation")), CompositionWords.folded(row.text("department")),
                CompositionWords.folded(row.text("title")), CompositionWords.profession(row.text("profession")));
        rowsByText.computeIfAbsent(text, same -> new ArrayList<>()).add(i + 1);
      }
    }
    return rowsByText.values().stream().filter(same -> same.size() > 1).map(List::copyOf).toList();
  }

  /** Counts members known by other means, row by row; a row beyond {@code groups} has no 区分. */
  public static CompositionFacts of(
      List<String> professions, List<String> organisations, List<Set<MemberGroup>> groups, CallTerms terms) {
    Map<MemberGroup, List<Integer>> rowsOf = new EnumMap<>(MemberGroup.class);
    for (MemberGroup group : MemberGroup.values()) {
      List<Integer> holders = new ArrayList<>();
      for (int i = 0; i < Math.min(professions.size(), groups.size()); i++) {
        if (groups.get(i).contains(group)) {
          holders.add(i + 1);
        }
      }
      rowsOf.put(group, List.copyOf(holders));
    }
    return new CompositionFacts(
        professions.size(), rowsOf, distinct(rowsOf.get(MemberGroup.HUB), rowsOf.get(MemberGroup.PREF)),
        top(professions, CompositionWords::profession),
        top(organisations, CompositionWords::organisation), List.of(), terms);
  }

  /** Members of a 区分. */
  public int count(MemberGroup group) {
    return rowsOf.get(group).size();
  }

  /** 市町村担当者, with or without 介護. */
  public int municipalityMembers() {
    return (int)
        rowsOf.values().stream()
            .flatMap(Collection::stream)
            .distinct()
            .filter(
                row ->
                    rowsOf.get(MemberGroup.MUNI).contains(row)
                        || rowsOf.get(MemberGroup.MUNI_CARE).contains(row))
            .count();
  }

  /** The inputs of the decision {@code eligibility} that come from the members and the terms. */
  public Map<String, Object> decisionInputs() {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("memberCount", memberCount);
    inputs.put("memberMin", terms.memberMin());
    inputs.put("memberMax", terms.memberMax());
    inputs.put("memberStretch", terms.memberStretch());
    inputs.put("hubMembers", count(MemberGroup.HUB));
    inputs.put("prefectureMembers", count(MemberGroup.PREF));
    inputs.put("hubAndPrefectureDistinct", hubAndPrefectureDistinct);
    inputs.put("homeCarePros", count(MemberGroup.HOMECARE_PRO));
    inputs.put("medicalOrgs", count(MemberGroup.MED_ORG));
    inputs.put("carePros", count(MemberGroup.CARE_PRO));
    inputs.put("careOrgs", count(MemberGroup.CARE_ORG));
    inputs.put("disabilityOrgs", count(MemberGroup.DISABILITY_ORG));
    inputs.put("municipalityMembers", municipalityMembers());
    inputs.put("topProfessionShare", topProfession.percent());
    inputs.put("topOrganisationShare", topOrganisation.percent());
    inputs.put("professionWarn", percent(terms.professionWarnPercent()));
    inputs.put("professionReturn", percent(terms.professionReturnPercent()));
    inputs.put("organisationWarn", percent(terms.organisationWarnPercent()));
    inputs.put("organisationReturn", percent(terms.organisationReturnPercent()));
    return inputs;
  }

  private static double percent(BigDecimal percent) {
    return percent.doubleValue();
  }

  private static boolean distinct(List<Integer> hub, List<Integer> prefecture) {
    return hub.stream().anyMatch(row -> prefecture.stream().anyMatch(other -> !other.equals(row)));
  }

  private static Share top(List<String> typed, UnaryOperator<String> key) {
    Map<String, List<Integer>> rowsByKey = new LinkedHashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      String one = key.apply(typed.get(i));
      if (!one.isEmpty()) {
        rowsByKey.computeIfAbsent(one, name -> new ArrayList<>()).add(i + 1);
      }
    }
    List<Integer> most = List.of();
    for (List<Integer> rows : rowsByKey.values()) {
      most = rows.size() > most.size() ? rows : most;
    }
    String name = most.isEmpty() ? "" : typed.get(most.get(0) - 1).strip();
    return new Share(name, List.copyOf(most), typed.isEmpty() ? 0 : most.size() * 100.0 / typed.size());
  }
}
