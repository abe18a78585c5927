package jp.banso.calls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.banso.kernel.Wareki;

/** Old and new of a correction, in the words of the pages. */
final class ChangeLines {

  private final List<ChangeLine> lines = new ArrayList<>();

  /** The terms that the correction changes. */
  static List<ChangeLine> ofTerms(CallView call, CorrectionDraft draft, CallForms forms) {
    ChangeLines changed = new ChangeLines();
    CallTerms old = call.terms();
    changed.text("projectTitle", call.projectTitle(), draft.projectTitle());
    changed.text("title", call.title(), draft.title());
    changed.text("secretariatName", call.secretariatName(), draft.secretariatName());
    changed.text("secretariatMail", call.secretariatMail(), draft.secretariatMail());
    // two forms may be called alike
    if (!call.form().equals(draft.formOf(call))) {
      changed.lines.add(ChangeLine.ofTerm("form", forms.words(call.form()), forms.words(draft.formOf(call))));
      forms.questions(call.form(), draft.formOf(call)).ifPresent(changed.lines::add);
    }
    changed.day("deadline", old.deadline(), draft.deadline());
    changed.text(
        "deadlineTime", Objects.toString(old.deadlineTime(), ""), Objects.toString(draft.deadlineTime(), ""));
    changed.text("questionsUntil", dayOrNone(old.questionsUntil()), dayOrNone(draft.questionsUntil()));
    changed.day("regionDueOn", old.regionDueOn(), draft.regionDueOn());
    changed.day("prefectureDueOn", old.prefectureDueOn(), draft.prefectureDueOn());
    changed.day("resultDueOn", old.resultDueOn(), draft.resultDueOn());
    changed.day("supportFrom", old.supportFrom(), draft.supportFrom());
    changed.day("supportUntil", old.supportUntil(), draft.supportUntil());
    Figures counted = draft.figuresOf(call);
    changed.number("areas", old.areas(), counted.areas());
    changed.number("memberMin", old.memberMin(), counted.memberMin());
    changed.number("memberMax", old.memberMax(), counted.memberMax());
    changed.number("dispatchCap", old.dispatchCap(), counted.dispatchCap());
    Map<String, String> said = call.statements().words();
    draft.statementsOf(call).words().forEach((field, next) -> changed.text(field, said.get(field), next));
    return changed.lines;
  }

  /** What the next version of a paper changes: its file by name, its text from the first to the last line that differs. */
  static List<ChangeLine> ofPaper(CallDocument before, CallDocument after) {
    ChangeLines changed = new ChangeLines();
    String label = before.mark() + " " + before.title();
    if (!Objects.equals(before.documentId(), after.documentId())) {
      changed.lines.add(ChangeLine.ofFile(label, before, after));
    }
    List<String> old = Objects.toString(before.body(), "").lines().toList();
    List<String> next = Objects.toString(after.body(), "").lines().toList();
    if (!old.equals(next)) {
      int same = sameHead(old, next);
      int tail = sameTail(old.subList(same, old.size()), next.subList(same, next.size()));
      changed.lines.add(
          ChangeLine.ofText(
              label, String.join("\n", old.subList(same, old.size() - tail)),
              String.join("\n", next.subList(same, next.size() - tail))));
    }
    return changed.lines;
  }

  private void day(String field, LocalDate before, LocalDate after) {
    text(field, Wareki.date(before), Wareki.date(after));
  }

  private void number(String field, int before, int after) {
    text(field, "" + before, "" + after);
  }

  private static String dayOrNone(LocalDate day) {
    return day == null ? "" : Wareki.date(day);
  }

  private void text(String field, String before, String after) {
    if (!before.equals(after)) {
      lines.add(ChangeLine.ofTerm(field, before, after));
    }
  }

  private static int sameHead(List<String> one, List<String> other) {
    int same = 0;
    while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
      same++;
    }
    return same;
  }

  private static int sameTail(List<String> one, List<String> other) {
    int same = 0;
    while (same < Math.min(one.size(), other.size())
        && one.get(one.size() - 1 - same).equals(other.get(other.size() - 1 - same))) {
      same++;
    }
    return same;
  }
}
