package jp.banso.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.Outcome;
import jp.banso.selection.DecisionDraft.Line;

/** When a 選定案 is complete: everyone placed once with a reason, no more seats than areas (S2 §5). */
final class DecisionPolicy {

  private DecisionPolicy() {}

  static Outcome<Void> check(DecisionDraft draft, Set<ApplicationId> eligible, int areas) {
    List<Outcome.Refused<Void>> found = findings(draft, eligible, areas);
    return found.isEmpty() ? Outcome.done() : found.get(0);
  }

  /** All that is wrong; the first argument of what is about one application is its place, from 1. */
  static List<Outcome.Refused<Void>> findings(
      DecisionDraft draft, Set<ApplicationId> eligible, int areas) {
    List<Line> lines = draft.lines();
    List<Outcome.Refused<Void>> found = new ArrayList<>();
    Set<ApplicationId> placed = lines.stream().map(Line::application).collect(Collectors.toSet());
    if (lines.size() != placed.size() || !placed.equals(eligible)) {
      found.add(refused("selection.decision.refused.places"));
    }
    List<Integer> ranks = lines.stream().filter(DecisionPolicy::isReserve).map(Line::reserveRank).toList();
    int seats = 0;
    for (int number = 1; number <= lines.size(); number++) {
      Line line = lines.get(number - 1);
      if (!isKnown(line.outcome())) {
        found.add(refused("selection.decision.refused.outcome", number));
      }
      if (line.outcome() == OutcomeKind.SELECTED && ++seats > areas) {
        found.add(refused("selection.decision.refused.tooMany", number, areas));
      }
      if (isReserve(line) && !isInRow(line.reserveRank(), ranks)) {
        found.add(refused("selection.decision.refused.ranks", number));
      }
      if (isBlank(line.reason())) {
        found.add(refused("selection.decision.refused.reason", number));
      }
    }
    if (isBlank(draft.summary())) {
      found.add(refused("selection.decision.refused.summary"));
    }
    return found;
  }

  private static Outcome.Refused<Void> refused(String messageKey, Object... arguments) {
    return new Outcome.Refused<>(messageKey, List.of(arguments));
  }

  private static boolean isKnown(OutcomeKind outcome) {
    return outcome == OutcomeKind.SELECTED
        || outcome == OutcomeKind.RESERVE
        || outcome == OutcomeKind.NOT_SELECTED;
  }

  private static boolean isReserve(Line line) {
    return line.outcome() == OutcomeKind.RESERVE;
  }

  private static boolean isInRow(Integer rank, List<Integer> ranks) {
    return rank != null && rank >= 1 && rank <= ranks.size() && Collections.frequency(ranks, rank) == 1;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
