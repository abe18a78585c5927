package jp.banso.platform.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How programs begin the subjects of their answers, for those that mark them by nothing else. */
final class AutomaticSubjects {

  private static final Pattern BEGINNING = load();

  private AutomaticSubjects() {}

  static boolean matches(String subject) {
    return BEGINNING.matcher(Normalizer.normalize(subject, Normalizer.Form.NFKC)).lookingAt();
  }

  private static Pattern load() {
    try (InputStream file = AutomaticSubjects.class.getResourceAsStream("/mail/automatic-subjects.txt")) {
      String words =
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Pattern::quote)
              .collect(Collectors.joining("|"));
      // behind the signs of an answer and whatever bracket stands around the words
      return Pattern.compile(
          "\\s*((re|fw|fwd)\\s*:\\s*)*[\\p{Ps}\\p{Pi}<*\\s]*(" + words + ")(?![a-z])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
