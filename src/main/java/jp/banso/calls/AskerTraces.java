package jp.banso.calls;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
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

  /** The first trace of the asker in any of the texts. */
  static Optional<String> in(QuestionView question, String... texts) {
    List<String> folded = Arrays.stream(texts).map(AskerTraces::folded).toList();
    return Stream.concat(
            Stream.of(question.askerName(), question.askerMail(), question.askerTelephone()).filter(Objects::nonNull),
            office(question.organisationName()))
        .filter(trace -> folded(trace).length() >= SHORTEST)
        .filter(trace -> folded.stream().anyMatch(text -> text.contains(folded(trace))))
        .findFirst();
  }

  /** The whole name, its parts, and the prefecture that it begins with. */
  private static Stream<String> office(String name) {
    String plain = folded(name);
    return Stream.concat(
        Stream.concat(Stream.of(name), Arrays.stream(BLANKS.split(name.strip()))),
        PrefectureCode.all().stream().map(PrefectureCode::name).filter(prefecture -> plain.startsWith(folded(prefecture))));
  }

  private static String folded(String text) {
    return text == null ? "" : BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }
}
