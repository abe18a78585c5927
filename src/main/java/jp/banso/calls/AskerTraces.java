package jp.banso.calls;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.kernel.PrefectureCode;

/** What in a text that is to be published says who asked: what a person overlooks, not all that could tell. */
final class AskerTraces {

  private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

  /** Shorter parts of a name are in ordinary words as well. */
  private static final int SHORTEST = 3;

  private AskerTraces() {}

  /** The first trace in each part of the draft, by the field that it stands in. */
  static Map<String, String> in(QuestionView asked, AnswerDraft draft) {
    Map<String, String> found = new LinkedHashMap<>();
    inQuestion(asked, draft.question()).ifPresent(trace -> found.put("question", trace));
    inAnswer(asked, draft.answer()).ifPresent(trace -> found.put("answer", trace));
    // why it is corrected is told by whom it came to light as easily as by what
    inQuestion(asked, draft.reason()).ifPresent(trace -> found.put("reason", trace));
    return found;
  }

  /** The first trace in the words of the question: its parts, too, say which office asks. */
  static Optional<String> inQuestion(QuestionView asked, String text) {
    return first(Stream.concat(names(asked), Arrays.stream(BLANKS.split(asked.organisationName().strip()))), text);
  }

  /** The first trace in the answer, which may name a section that many offices have. */
  static Optional<String> inAnswer(QuestionView asked, String text) {
    return first(names(asked), text);
  }

  private static Optional<String> first(Stream<String> traces, String text) {
    String folded = folded(text);
    return traces
        .filter(trace -> folded(trace).length() >= SHORTEST)
        .filter(trace -> folded.contains(folded(trace)))
        .findFirst();
  }

  /** Who asked, how to reach them, the whole name of the office and the prefecture that it begins with. */
  private static Stream<String> names(QuestionView asked) {
    String office = folded(asked.organisationName());
    return Stream.concat(
        Stream.of(asked.askerName(), asked.askerMail(), asked.askerTelephone(), asked.organisationName())
            .filter(Objects::nonNull),
        PrefectureCode.all().stream().map(PrefectureCode::name).filter(prefecture -> office.startsWith(folded(prefecture))));
  }

  private static String folded(String text) {
    return text == null ? "" : BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }
}
