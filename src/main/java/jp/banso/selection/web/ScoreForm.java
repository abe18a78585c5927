package jp.banso.selection.web;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import jp.banso.selection.ReviewView;
import jp.banso.selection.ScoreSheet;
import org.springframework.validation.Errors;

/** A score sheet as it was typed. */
record ScoreForm(
    @FieldLabel("selection.review.line") List<LineForm> lines,
    @FieldLabel("selection.review.comment") String comment,
    long version) {

  private static final int REASON = 1000;

  /** One criterion. */
  record LineForm(
      String criterion,
      @FieldLabel("selection.review.points") String points,
      @FieldLabel("selection.reason") String reason) {

    private List<String> cells() {
      return List.of(Objects.toString(points, ""), Objects.toString(reason, ""));
    }

    /** Scores must not reach a log. */
    @Override
    public String toString() {
      return "LineForm[" + criterion + "]";
    }
  }

  ScoreForm {
    lines = lines == null ? List.of() : lines;
    comment = Objects.toString(comment, "");
  }

  /** What was typed, over the current version. */
  ScoreForm onto(ScoreForm current) {
    return new ScoreForm(lines, comment, current.version);
  }

  StaleEditView.Comparison against(ScoreForm theirs, Function<String, String> text) {
    return new StaleEditView.Comparison()
        .rows(
            List.of(text.apply("selection.review.points"), text.apply("selection.reason")),
            lines.stream().map(LineForm::cells).toList(),
            theirs.lines.stream().map(LineForm::cells).toList())
        .field(text.apply("selection.review.comment"), comment, theirs.comment);
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

  void limit(Errors errors) {
    FreeText texts = FreeText.of(errors).limit("comment", comment, FreeText.NOTE);
    for (int i = 0; i < lines.size(); i++) {
      texts.limit("lines[" + i + "].reason", lines.get(i).reason(), REASON);
    }
  }

  /** What is open of a sheet that is submitted, every line of it. */
  void check(Errors errors) {
    for (int i = 0; i < lines.size(); i++) {
      if (Ids.number(lines.get(i).points()) == null) {
        errors.rejectValue("lines[" + i + "].points", "selection.review.refused.points");
      }
      if (Objects.toString(lines.get(i).reason(), "").isBlank()) {
        errors.rejectValue("lines[" + i + "].reason", "selection.review.refused.reason");
      }
    }
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
