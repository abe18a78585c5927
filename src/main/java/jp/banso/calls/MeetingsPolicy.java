package jp.banso.calls;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the meetings of a call need to be planned: each its own name and topic, the reserve last. */
final class MeetingsPolicy {

  private static final int MOST = 12;

  private final List<MeetingDraft> rows;
  private final List<RowProblem> problems = new ArrayList<>();

  private MeetingsPolicy(List<MeetingDraft> rows) {
    this.rows = rows;
  }

  /** All that is wrong; rows in which nothing was typed do not count. */
  static List<RowProblem> problems(List<MeetingDraft> rows) {
    MeetingsPolicy policy = new MeetingsPolicy(rows);
    long typed = rows.stream().filter(row -> !row.isBlank()).count();
    if (typed == 0) {
      policy.together("none");
    } else if (typed > MOST) {
      policy.together("most", MOST);
    }
    policy.cells();
    policy.reserve();
    return List.copyOf(policy.problems);
  }

  private void cells() {
    Map<String, Integer> seen = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      MeetingDraft draft = rows.get(row);
      if (draft.isBlank()) {
        continue;
      }
      if (draft.name().isBlank()) {
        refuse(row, "name", "name");
      } else {
        Integer first = seen.putIfAbsent(folded(draft.name()), row);
        if (first != null) {
          refuse(row, "name", "doubled", first + 1);
        }
      }
      if (draft.topic().isBlank()) {
        refuse(row, "topic", "topic");
      }
      if (draft.precondition() == null) {
        refuse(row, "precondition", "precondition");
      }
    }
  }

  /** One at most, after at least one that is held in any case. */
  private void reserve() {
    int last = -1;
    int before = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (!rows.get(row).isBlank()) {
        if (last >= 0) {
          refuse(last, "reserve", "reserveLast");
          return;
        }
        last = rows.get(row).reserve() ? row : -1;
        before += rows.get(row).reserve() ? 0 : 1;
      }
    }
    if (last >= 0 && before == 0) {
      refuse(last, "reserve", "reserveOnly");
    }
  }

  private void refuse(int row, String field, String key, Object... arguments) {
    problems.add(new RowProblem(row, field, "calls.meetings.refused." + key, List.of(arguments)));
  }

  private void together(String key, Object... arguments) {
    refuse(-1, null, key, arguments);
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
