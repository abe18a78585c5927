package jp.banso.platform.time;

import java.time.Instant;
import java.util.Optional;

/** Something that waits for business time; the walk of the clock goes from due to due. */
public interface DueWork {

  /** When the next of it is due, be it past or future; empty if nothing waits. */
  Optional<Instant> nextDue();

  /** True if nothing of it is due or under way at {@code now}. */
  default boolean settled(Instant now) {
    return nextDue().map(due -> due.isAfter(now)).orElse(true);
  }
}
