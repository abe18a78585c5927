package jp.banso.calls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.banso.calendar.BusinessCalendar;

/**
 * What a correction of a published call keeps to: no term of time becomes shorter for who applies. A figure that was
 * misprinted may become smaller; the ministry agrees to it, and whoever applies is told both.
 */
final class CorrectionPolicy {

  private CorrectionPolicy() {}

  /** What the correction would make wrong; what was so before is not its doing. */
  static List<TermsProblem> problems(
      CallView call, CorrectionDraft draft, LocalDate today, BusinessCalendar calendar) {
    TermsDraft changed = draft.onto(call);
    List<TermsProblem> problems = new ArrayList<>(TermsPolicy.problems(changed, call.fiscalYear(), today, calendar));
    problems.removeAll(
        TermsPolicy.problems(CorrectionDraft.unchanged(call), call.fiscalYear(), today, calendar));
    if (changed.terms().deadlineEnd().isBefore(call.deadlineEnd())) {
      boolean sameDay = changed.terms().deadline().equals(call.terms().deadline());
      problems.add(new TermsProblem(sameDay ? "deadlineTime" : "deadline", "calls.change.refused.shorter", null));
    }
    if (changed.terms().questionsEnd().isBefore(call.terms().questionsEnd())) {
      problems.add(new TermsProblem("questionsUntil", "calls.change.refused.questionsShorter", null));
    }
    return List.copyOf(problems);
  }
}
