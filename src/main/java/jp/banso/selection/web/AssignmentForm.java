package jp.banso.selection.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.selection.RoundView;
import org.springframework.validation.Errors;

/** The reviewers of each application as they were ticked. */
record AssignmentForm(List<LineForm> lines) {

  /** One application. */
  record LineForm(String application, List<String> reviewers) {
    LineForm {
      reviewers = reviewers == null ? List.of() : reviewers;
    }
  }

  AssignmentForm {
    lines = lines == null ? List.of() : lines;
  }

  static AssignmentForm blank(RoundView round) {
    return new AssignmentForm(
        round.candidates().stream()
            .map(one -> new LineForm(one.application().value().toString(), List.of()))
            .toList());
  }

  /** What was ticked, for the applications that wait by now and in their order. */
  AssignmentForm onto(RoundView round) {
    Map<String, LineForm> ticked = new HashMap<>();
    lines.forEach(line -> ticked.putIfAbsent(line.application(), line));
    return new AssignmentForm(
        blank(round).lines.stream()
            .map(line -> ticked.getOrDefault(line.application(), line))
            .toList());
  }

  /** Says at every application that has too few; the lines are those {@link #onto} the round. */
  void check(Errors errors, RoundView round) {
    int least = round.facts().reviewersMin();
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).reviewers().stream().filter(id -> !id.isBlank()).distinct().count() < least) {
        errors.rejectValue(
            "lines[" + line + "].reviewers", "selection.assign.refused.tooFew",
            new Object[] {round.candidates().get(line).areaName(), least}, null);
      }
    }
  }

  Map<ApplicationId, Set<UUID>> chosen() {
    Map<ApplicationId, Set<UUID>> chosen = new HashMap<>();
    for (LineForm line : lines) {
      Set<UUID> reviewers = new HashSet<>();
      line.reviewers().stream().filter(id -> !id.isBlank()).forEach(id -> reviewers.add(Ids.of(id)));
      chosen.put(new ApplicationId(Ids.of(line.application())), reviewers);
    }
    return chosen;
  }
}
