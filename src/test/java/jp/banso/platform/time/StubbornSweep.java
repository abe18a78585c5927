package jp.banso.platform.time;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A sweep of the tests that fails when it is told to; it is due as long as it fails. */
@Component
class StubbornSweep implements Sweep {

  static final String NAME = "stubborn";

  private volatile boolean stubborn;

  void beStubborn() {
    stubborn = true;
  }

  void giveIn() {
    stubborn = false;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Instant> nextDue() {
    return stubborn ? Optional.of(Instant.EPOCH) : Optional.empty();
  }

  @Override
  public void runDue() {
    if (stubborn) {
      throw new IllegalStateException("stubborn");
    }
  }
}
