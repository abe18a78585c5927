package jp.banso.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.banso.platform.time.Sweep;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Gives back what could not be given back, and forgets the tokens of forms that nobody sends again, once an hour of technical time. */
@Component
class SubmitTokenSweep implements Sweep {

  private static final Duration PAUSE = Duration.ofHours(1);

  private final SubmitTokens tokens;
  private final Clock technicalClock;
  private Instant nextAt;

  SubmitTokenSweep(SubmitTokens tokens, @Qualifier("technicalClock") Clock technicalClock) {
    this.tokens = tokens;
    this.technicalClock = technicalClock;
    this.nextAt = technicalClock.instant();
  }

  @Override
  public String name() {
    return "submit-tokens";
  }

  /** Nobody waits for it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public synchronized void runDue() {
    tokens.settle();
    Instant now = technicalClock.instant();
    if (!now.isBefore(nextAt)) {
      nextAt = now.plus(PAUSE);
      tokens.forgetOld();
    }
  }
}
