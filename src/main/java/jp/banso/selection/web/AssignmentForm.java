package jp.banso.selection.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.selection.RoundView;

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
