package jp.banso.selection.web;

import java.util.List;
import jp.banso.selection.ReviewView;
import jp.banso.selection.ScoreSheet;

/** A score sheet as it was typed. */
record ScoreForm(List<LineForm> lines, String comment, long version) {

  /** One criterion. */
  record LineForm(String criterion, String points, String reason) {

    /** Scores must not reach a log. */
    @Override
    public String toString() {
      return "LineForm[" + criterion + "]";
    }
  }

  ScoreForm {
    lines = lines == null ? List.of() : lines;
  }

  static ScoreForm of(ReviewView view) {
    return new ScoreForm(
        view.sheet().lines().stream()
            .map(
                line ->
                    new LineForm(
                        line.criterionId().toString(),
                        line.points() == null ? null : line.points().toString(), line.reason()))
            .toList(),
        view.sheet().comment(), view.version());
  }

  ScoreSheet toSheet() {
    return new ScoreSheet(
        lines.stream()
            .map(
                line ->
                    new ScoreSheet.Line(
                        Ids.of(line.criterion()), Ids.number(line.points()), line.reason()))
            .toList(),
        comment);
  }

  /** Scores must not reach a log. */
  @Override
  public String toString() {
    return "ScoreForm[" + lines.size() + " lines]";
  }
}
