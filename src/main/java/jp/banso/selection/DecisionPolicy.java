package jp.banso.selection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.Outcome;
import jp.banso.selection.DecisionDraft.Line;

/** When a 選定案 is complete: everyone placed once with a reason, no more seats than areas (S2 §5). */
final class DecisionPolicy {

  private DecisionPolicy() {}

  static Outcome<Void> check(DecisionDraft draft, Set<ApplicationId> eligible, int areas) {
    List<Line> lines = draft.lines();
    Set<ApplicationId> placed = lines.stream().map(Line::application).collect(Collectors.toSet());
    if (lines.size() != placed.size() || !placed.equals(eligible)) {
      return Outcome.refused("selection.decision.refused.places");
    }
    for (Line line : lines) {
      boolean known =
          line.outcome() == OutcomeKind.SELECTED
              || line.outcome() == OutcomeKind.RESERVE
              || line.outcome() == OutcomeKind.NOT_SELECTED;
      if (!known) {
        return Outcome.refused("selection.decision.refused.places");
      }
      if (isBlank(line.reason())) {
        return Outcome.refused("selection.decision.refused.reason");
      }
    }
    if (isBlank(draft.summary())) {
      return Outcome.refused("selection.decision.refused.summary");
    }
    if (count(lines, OutcomeKind.SELECTED) > areas) {
      return Outcome.refused("selection.decision.refused.tooMany", areas);
    }
    return ranksAreInRow(lines) ? Outcome.done() : Outcome.refused("selection.decision.refused.ranks");
  }

  private static boolean ranksAreInRow(List<Line> lines) {
    int reserves = count(lines, OutcomeKind.RESERVE);
    Set<Integer> ranks = new HashSet<>();
    lines.stream()
        .filter(line -> line.outcome() == OutcomeKind.RESERVE)
        .forEach(line -> ranks.add(line.reserveRank()));
    return ranks.equals(IntStream.rangeClosed(1, reserves).boxed().collect(Collectors.toSet()));
  }

  private static int count(List<Line> lines, OutcomeKind outcome) {
    return (int) lines.stream().filter(line -> line.outcome() == outcome).count();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
