package jp.banso.selection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.calls.Criterion;
import jp.banso.kernel.Outcome;

/** A score sheet as its reviewer filled it in (T-B10); lines may be open until it is submitted. */
public record ScoreSheet(List<Line> lines, String comment) {

  /** One criterion; {@code points} null if open. */
  public record Line(UUID criterionId, Integer points, String reason) {

    /** Scores must not reach a log. */
    @Override
    public String toString() {
      return "Line[" + criterionId + "]";
    }
  }

  public ScoreSheet {
    lines = List.copyOf(lines);
    comment = comment == null ? "" : comment.strip();
  }

  /** What can be kept already: every line with points. */
  List<Score> filled() {
    List<Score> filled = new ArrayList<>();
    for (Line line : lines) {
      if (line.points() != null) {
        filled.add(new Score(line.criterionId(), line.points(), strip(line.reason())));
      }
    }
    return filled;
  }

  /** Refuses lines that no sheet of this call has, or points off the scale. */
  Outcome<Void> fits(List<Criterion> criteria) {
    Set<UUID> known = new HashSet<>();
    criteria.forEach(criterion -> known.add(criterion.id()));
    Set<UUID> seen = new HashSet<>();
    for (Line line : lines) {
      boolean onScale = line.points() == null || (line.points() >= 1 && line.points() <= 5);
      if (!known.contains(line.criterionId()) || !seen.add(line.criterionId()) || !onScale) {
        return Outcome.refused("selection.review.refused.scale");
      }
    }
    return Outcome.done();
  }

  /** Refuses a sheet with an open line or a score without its reason. */
  Outcome<Void> isComplete(List<Criterion> criteria) {
    for (Criterion criterion : criteria) {
      boolean complete =
          lines.stream()
              .anyMatch(
                  line ->
                      line.criterionId().equals(criterion.id())
                          && line.points() != null
                          && !strip(line.reason()).isEmpty());
      if (!complete) {
        return Outcome.refused("selection.review.refused.incomplete", criterion.label());
      }
    }
    return fits(criteria);
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }

  /** Scores must not reach a log. */
  @Override
  public String toString() {
    return "ScoreSheet[" + lines.size() + " lines]";
  }
}
