package jp.banso.calls;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a review sheet needs: items of their own names, points of 100, one order that breaks a tie. */
final class CriteriaPolicy {

  static final int TOTAL = 100;

  private final List<CriterionDraft> rows;
  private final List<RowProblem> problems = new ArrayList<>();

  private CriteriaPolicy(List<CriterionDraft> rows) {
    this.rows = rows;
  }

  /** All that is wrong; rows in which nothing was typed do not count. */
  static List<RowProblem> problems(List<CriterionDraft> rows) {
    CriteriaPolicy policy = new CriteriaPolicy(rows);
    if (rows.stream().allMatch(CriterionDraft::isBlank)) {
      policy.refuse(0, "label", "none");
    } else {
      policy.labels();
      policy.weights();
      policy.ties();
    }
    return List.copyOf(policy.problems);
  }

  private void labels() {
    Map<String, Integer> seen = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      CriterionDraft draft = rows.get(row);
      if (draft.isBlank()) {
        continue;
      }
      if (draft.label().isBlank()) {
        refuse(row, "label", "label");
        continue;
      }
      Integer first = seen.putIfAbsent(folded(draft.label()), row);
      if (first != null) {
        refuse(row, "label", "doubled", first + 1);
      }
    }
  }

  private void weights() {
    int sum = 0;
    int last = 0;
    boolean readable = true;
    for (int row = 0; row < rows.size(); row++) {
      CriterionDraft draft = rows.get(row);
      if (draft.isBlank()) {
        continue;
      }
      last = row;
      if (draft.weight() == null) {
        refuse(row, "weight", "weight");
        readable = false;
      } else if (draft.weight() < 1 || draft.weight() > TOTAL) {
        refuse(row, "weight", "weightRange", TOTAL);
        readable = false;
      } else {
        sum += draft.weight();
      }
    }
    if (readable && sum != TOTAL) {
      refuse(last, "weight", "sum", sum, TOTAL);
    }
  }

  /** The places are 1, 2, 3 …, each once. */
  private void ties() {
    Map<Integer, Integer> places = new TreeMap<>();
    boolean readable = true;
    for (int row = 0; row < rows.size(); row++) {
      Integer place = rows.get(row).tieOrder();
      if (place == null) {
        continue;
      }
      if (place < 1 || place > TOTAL) {
        refuse(row, "tieOrder", "tieRange");
        readable = false;
        continue;
      }
      Integer first = places.putIfAbsent(place, row);
      if (first != null) {
        refuse(row, "tieOrder", "tieDoubled", first + 1);
        readable = false;
      }
    }
    int expected = 1;
    for (Map.Entry<Integer, Integer> place : places.entrySet()) {
      if (readable && place.getKey() != expected) {
        refuse(place.getValue(), "tieOrder", "tieGap", expected);
        return;
      }
      expected++;
    }
  }

  private void refuse(int row, String field, String key, Object... arguments) {
    problems.add(new RowProblem(row, field, "calls.criteria.refused." + key, List.of(arguments)));
  }

  private static String folded(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
