package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.banso.kernel.Outcome;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/**
 * Pages that the code of a mail opens without an account: who guesses is stopped for a while, by the address from which
 * they come, which a whole office may share. Codes themselves are never kept, see {@link jp.banso.kernel.ReadableCode}.
 */
@Component
public class CodeGuard {

  private static final int MOST_WRONG = 30;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final Clock technicalClock;

  CodeGuard(JdbcClient jdbc, @Qualifier("technicalClock") Clock technicalClock) {
    this.jdbc = jdbc;
    this.technicalClock = technicalClock;
  }

  /**
   * One kind of page.
   *
   * @param name under which its attempts are counted
   * @param unknownKey what is said of a code that opens nothing
   * @param tooOftenKey what is said to whoever is stopped
   */
  public record Door(String name, String unknownKey, String tooOftenKey) {

    /** Whether the code opens nothing here. */
    public boolean isUnknown(Outcome<?> opened) {
      return opened instanceof Outcome.Refused<?> refused && refused.messageKey().equals(unknownKey);
    }

    /** Puts a refusal beside the field {@code code}; answers true if the form has to be shown again. */
    public boolean refused(Outcome<?> opened, Errors errors, HttpServletResponse response) {
      if (!(opened instanceof Outcome.Refused<?> refused)) {
        return false;
      }
      errors.rejectValue("code", refused.messageKey(), refused.arguments().toArray(), null);
      response.setStatus(
          refused.messageKey().equals(tooOftenKey)
              ? HttpStatus.TOO_MANY_REQUESTS.value()
              : HttpStatus.UNPROCESSABLE_ENTITY.value());
      return true;
    }
  }

  /**
   * What a code opens, or the refusal: unknown, or tried too often from there.
   *
   * @param address from which the request comes
   * @param find looks the code up; is not asked once somebody is stopped
   */
  public <T> Outcome<T> open(Door door, String address, Supplier<Optional<T>> find) {
    Instant now = technicalClock.instant();
    if (wrong(door, address, now.minus(WINDOW)) >= MOST_WRONG) {
      return Outcome.refused(door.tooOftenKey());
    }
    Optional<T> found = find.get();
    if (found.isEmpty()) {
      note(door, address, now);
      return Outcome.refused(door.unknownKey());
    }
    return Outcome.done(found.get());
  }

  private int wrong(Door door, String address, Instant since) {
    return jdbc.sql("select count(*) from code_attempt where door = ? and address = ? and at > ?")
        .params(door.name(), address, Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  private void note(Door door, String address, Instant now) {
    jdbc.sql("insert into code_attempt (id, door, address, at) values (?, ?, ?, ?)")
        .params(UUID.randomUUID(), door.name(), address, Timestamp.from(now))
        .update();
    jdbc.sql("delete from code_attempt where at < ?").param(Timestamp.from(now.minus(WINDOW))).update();
  }
}
