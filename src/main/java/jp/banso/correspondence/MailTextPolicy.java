package jp.banso.correspondence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a text must be before a mail is written with it. */
final class MailTextPolicy {

  /** Of a subject, as mail programs show it. */
  static final int LONGEST_SUBJECT = 200;

  static final int LONGEST_BODY = 8000;

  private static final String SUBJECT = "subject";
  private static final String BODY = "body";

  private MailTextPolicy() {}

  /** All that is wrong with it. */
  static List<MailTextProblem> problems(MailKind kind, MailWording.Marks marks, MailText text) {
    List<MailTextProblem> problems = new ArrayList<>();
    MailWording subject = MailWording.read(text.subject(), kind.places(), marks);
    MailWording body = MailWording.read(text.body(), kind.places(), marks);
    judge(SUBJECT, text.subject(), LONGEST_SUBJECT, subject, kind.places(), problems);
    judge(BODY, text.body(), LONGEST_BODY, body, kind.places(), problems);
    if (text.subject().chars().anyMatch(Character::isISOControl)) {
      problems.add(MailTextProblem.of(SUBJECT, "correspondence.text.refused.line"));
    }
    for (String name : subject.named()) {
      MailPlace place = kind.places().get(name);
      if (place != null && !place.mayStandInSubject()) {
        problems.add(
            MailTextProblem.of(
                SUBJECT,
                place.namesPeople()
                    ? "correspondence.text.refused.person"
                    : "correspondence.text.refused.lines",
                name));
      }
    }
    judgeRequired(kind, subject, body, problems);
    return problems;
  }

  private static void judgeRequired(
      MailKind kind, MailWording subject, MailWording body, List<MailTextProblem> problems) {
    List<String> missing = new ArrayList<>();
    List<String> sometimes = new ArrayList<>();
    for (MailKind.Required required : kind.required()) {
      String name = required.name();
      if (!subject.named().contains(name) && !body.named().contains(name)) {
        missing.add(name);
      } else if (!subject.always(required.onlyIf()).contains(name) && !body.always(required.onlyIf()).contains(name)) {
        sometimes.add(name);
      }
    }
    if (!missing.isEmpty()) {
      problems.add(MailTextProblem.of(BODY, "correspondence.text.refused.required", listed(missing)));
    }
    if (!sometimes.isEmpty()) {
      problems.add(MailTextProblem.of(BODY, "correspondence.text.refused.sometimes", listed(sometimes)));
    }
  }

  private static void judge(
      String field, String typed, int longest, MailWording wording, Map<String, MailPlace> places,
      List<MailTextProblem> problems) {
    if (typed.isBlank()) {
      problems.add(MailTextProblem.of(field, "correspondence.text.refused.blank"));
    }
    if (typed.length() > longest) {
      problems.add(MailTextProblem.of(field, "fragments.form.tooLong", longest));
    }
    wording.flaws().forEach(flaw -> problems.add(MailTextProblem.of(field, flaw.messageKey(), flaw.about())));
    if (!wording.unknown().isEmpty()) {
      problems.add(
          MailTextProblem.of(
              field, "correspondence.text.refused.unknown", listed(wording.unknown()),
              listed(List.copyOf(places.keySet()))));
    }
  }

  private static String listed(List<String> names) {
    return names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" "));
  }
}
