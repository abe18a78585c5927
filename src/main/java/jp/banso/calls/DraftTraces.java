package jp.banso.calls;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.banso.parties.AskerTraces;
import jp.banso.parties.AskerTraces.Asker;
import org.springframework.stereotype.Component;

/** What in an answer that is to be published says who asked. */
@Component
class DraftTraces {

  private final AskerTraces traces;

  DraftTraces(AskerTraces traces) {
    this.traces = traces;
  }

  /** The longest trace in each part of the draft, by the field that it stands in. */
  Map<String, String> in(QuestionView asked, AnswerDraft draft) {
    Asker asker =
        new Asker(asked.organisationName(), asked.askerName(), asked.askerMail(), asked.askerTelephone());
    Map<String, String> found = new LinkedHashMap<>();
    traces.inQuestion(asker, draft.question()).ifPresent(trace -> found.put("question", trace));
    traces.inAnswer(asker, draft.answer()).ifPresent(trace -> found.put("answer", trace));
    // why it is corrected is told by whom it came to light as easily as by what
    traces.inQuestion(asker, draft.reason()).ifPresent(trace -> found.put("reason", trace));
    return found;
  }
}
