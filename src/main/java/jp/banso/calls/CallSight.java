package jp.banso.calls;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may know of a call, or of a question on it, by its number. */
@Component
class CallSight implements CaseSight {

  private static final Pattern QUESTION = Pattern.compile("(.+)-Q\\d+");

  private final CallRows rows;
  private final CallQuestions questions;

  CallSight(CallRows rows, CallQuestions questions) {
    this.rows = rows;
    this.questions = questions;
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    Matcher question = QUESTION.matcher(key.value());
    return question.matches()
        ? seesCall(viewer, question.group(1)) && seesQuestion(viewer, key)
        : seesCall(viewer, key.value());
  }

  private boolean seesCall(Viewer viewer, String key) {
    return rows.findByCaseKey(key).filter(call -> CallAccess.maySee(viewer, call)).isPresent();
  }

  /** Of a call that the viewer sees. */
  private boolean seesQuestion(Viewer viewer, CaseKey key) {
    return questions
        .findByCaseKey(key.value())
        .filter(question -> viewer.role().isSecretariat() || question.wasAskedBy(viewer))
        .isPresent();
  }
}
