package jp.banso.calls;

import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who sees a question on a call: the secretariat, and the office that asked it. */
@Component
class QuestionFinding {

  private final CallRows rows;
  private final CallQuestions questions;

  QuestionFinding(CallRows rows, CallQuestions questions) {
    this.rows = rows;
    this.questions = questions;
  }

  /** A question with its call. */
  record Found(Call call, CallQuestion question, boolean staff) {}

  /** @throws NotFound if there is none for the viewer */
  Found visible(Viewer viewer, CallId id, int ordinal) {
    Call call = CallAccess.visible(rows, viewer, id);
    boolean staff = viewer.isSecretariatOf(call.programme());
    return questions
        .findByCallIdAndOrdinal(id.value(), ordinal)
        .filter(question -> staff || question.wasAskedBy(viewer))
        .map(question -> new Found(call, question, staff))
        .orElseThrow(() -> new NotFound("question " + ordinal + " of call " + id.value()));
  }

  /** The same for those who answer. */
  Found forAnswer(Viewer viewer, CallId id, int ordinal) {
    Found found = visible(viewer, id, ordinal);
    if (!found.staff() || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not answer questions");
    }
    return found;
  }
}
