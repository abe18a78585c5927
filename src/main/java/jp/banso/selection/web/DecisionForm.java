package jp.banso.selection.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationId;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import jp.banso.selection.DecisionDraft;
import jp.banso.selection.OutcomeKind;
import jp.banso.selection.RoundView;
import org.springframework.validation.Errors;

/** A 選定案 as it was typed. */
record DecisionForm(
    @FieldLabel("selection.decision.row") List<LineForm> lines,
    @FieldLabel("selection.decision.summary") String summary,
    long version) {

  private static final int SUMMARY = 4000;

  /** One application. */
  record LineForm(
      String application,
      @FieldLabel("selection.decision.outcome") String outcome,
      @FieldLabel("selection.decision.rank") String rank,
      @FieldLabel("selection.reason") String reason) {

    private OutcomeKind kind() {
      return Stream.of(OutcomeKind.SELECTED, OutcomeKind.RESERVE, OutcomeKind.NOT_SELECTED)
          .filter(one -> one.name().equals(outcome))
          .findFirst()
          .orElse(null);
    }

    private List<String> cells(Function<String, String> text) {
      return List.of(
          kind() == null ? "" : text.apply(kind().messageKey()), Objects.toString(rank, ""),
          Objects.toString(reason, ""));
    }

    DecisionDraft.Line toLine() {
      OutcomeKind kind = kind();
      return new DecisionDraft.Line(
          new ApplicationId(Ids.of(application)), kind,
          kind == OutcomeKind.RESERVE ? Ids.number(rank) : null, reason);
    }
  }

  DecisionForm {
    lines = lines == null ? List.of() : lines;
    summary = Objects.toString(summary, "");
  }

  /** Begins with what was prepared before, so that a returned draft is changed and not written anew. */
  static DecisionForm of(RoundView round) {
    Map<ApplicationId, RoundView.Place> before =
        round.decision() == null
            ? Map.of()
            : round.decision().places().stream()
                .collect(Collectors.toMap(RoundView.Place::application, Function.identity()));
    return new DecisionForm(
        round.ranking().stream().map(rank -> line(rank, before.get(rank.application()))).toList(),
        round.decision() == null ? "" : round.decision().summary(), round.version());
  }

  private static LineForm line(RoundView.Rank rank, RoundView.Place before) {
    String id = rank.application().value().toString();
    return before == null
        ? new LineForm(id, null, "", "")
        : new LineForm(
            id, before.outcome().name(),
            before.reserveRank() == null ? "" : before.reserveRank().toString(), before.reason());
  }

  void limit(Errors errors) {
    FreeText texts = FreeText.of(errors).limit("summary", summary, SUMMARY);
    for (int i = 0; i < lines.size(); i++) {
      texts.limit("lines[" + i + "].reason", lines.get(i).reason(), FreeText.NOTE);
    }
  }

  /** What was typed, for the applications that are still there, over the current version. */
  DecisionForm onto(DecisionForm current) {
    Map<String, LineForm> mine =
        lines.stream()
            .collect(Collectors.toMap(LineForm::application, Function.identity(), (one, same) -> one));
    return new DecisionForm(
        current.lines.stream().map(line -> mine.getOrDefault(line.application(), line)).toList(),
        summary, current.version);
  }

  /** Both hold the same applications in the same order. */
  StaleEditView.Comparison against(DecisionForm theirs, Function<String, String> text) {
    return new StaleEditView.Comparison()
        .rows(
            Stream.of("selection.decision.outcome", "selection.decision.rank", "selection.reason")
                .map(text)
                .toList(),
            lines.stream().map(line -> line.cells(text)).toList(),
            theirs.lines.stream().map(line -> line.cells(text)).toList())
        .field(text.apply("selection.decision.summary"), summary, theirs.summary);
  }

  DecisionDraft toDraft() {
    return new DecisionDraft(lines.stream().map(LineForm::toLine).toList(), summary);
  }
}
