package jp.banso.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;

/**
 * A line by which the process of a rehearsal tells the one that started it how far it is; one of the three is
 * set. Whatever else it prints is its log.
 *
 * @param refused why it cannot go on
 */
public record ChildLine(Progress progress, RehearsalReport report, String refused) {

  private static final String MARK = "@rehearsal ";

  /** Business time of the play. */
  public record Progress(Instant from, Instant to, Instant until) {}

  public static ChildLine progress(Instant from, Instant to, Instant until) {
    return new ChildLine(new Progress(from, to, until), null, null);
  }

  public static ChildLine report(RehearsalReport report) {
    return new ChildLine(null, report, null);
  }

  public static ChildLine refused(String why) {
    return new ChildLine(null, null, why);
  }

  public String written(ObjectMapper json) {
    try {
      return MARK + json.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty for a line of the log. */
  static Optional<ChildLine> read(String line, ObjectMapper json) throws JsonProcessingException {
    return line.startsWith(MARK)
        ? Optional.of(json.readValue(line.substring(MARK.length()), ChildLine.class))
        : Optional.empty();
  }
}
