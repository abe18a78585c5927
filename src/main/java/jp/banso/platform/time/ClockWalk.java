package jp.banso.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.banso.platform.database.ClusterLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Walks the business clock: it never jumps, it stops at each due instant, lets everything that is
 * due run there, and goes on to the target. The target is kept in the clock's row, so a walk goes
 * on after a restart.
 */
@Component
@ConditionalOnProperty("banso.clock.walking")
public class ClockWalk {

  private static final Logger log = LoggerFactory.getLogger(ClockWalk.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final WalkingClock clock;
  private final ClockRow row;
  private final Clock technicalClock;
  private final List<DueWork> dueWork;
  private final SweepRunner sweeps;
  private final SweepFailures sweepFailures;
  private final ClusterLock clusterLock;
  private final ObjectProvider<WalkObserver> observer;
  private final Duration pause;

  ClockWalk(
      WalkingClock clock,
      ClockRow row,
      @Qualifier("technicalClock") Clock technicalClock,
      List<DueWork> dueWork,
      SweepRunner sweeps,
      SweepFailures sweepFailures,
      ClusterLock clusterLock,
      ObjectProvider<WalkObserver> observer,
      @Value("${banso.clock.walk-pause:PT0.1S}") Duration pause) {
    this.clock = clock;
    this.row = row;
    this.technicalClock = technicalClock;
    this.dueWork = dueWork;
    this.sweeps = sweeps;
    this.sweepFailures = sweepFailures;
    this.clusterLock = clusterLock;
    this.observer = observer;
    this.pause = pause;
  }

  /** Lets the clock walk to {@code target} in the background; a target in the past is ignored. */
  public void aimAt(Instant target) {
    if (target.isAfter(clock.instant())) {
      row.aimAt(target);
    }
  }

  /** Where the clock is walking to, empty if it stands on its own pace. */
  public Optional<Instant> target() {
    return row.target();
  }

  /** The next instant at which anything is due, for 「次の予定まで進める」. */
  public Optional<Instant> nextEvent() {
    Instant now = clock.instant();
    return waitedFor().stream()
        .flatMap(work -> work.nextDue().stream())
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }

  @Scheduled(fixedDelay = 300)
  void goOn() {
    if (row.target().isPresent()) {
      clusterLock.tryRun("clock-walk", this::walk);
    }
  }

  private void walk() {
    Optional<Instant> target = row.target();
    while (target.isPresent()) {
      if (!settle()) {
        return;
      }
      Instant end = target.get();
      Optional<Instant> next = nextEvent().filter(due -> !due.isAfter(end));
      clock.moveTo(next.orElse(end));
      observer.ifAvailable(it -> it.cameTo(clock.instant(), dueNow()));
      if (next.isEmpty() && settle()) {
        row.aimAt(null);
      }
      target = row.target();
    }
  }

  /** Runs what is due at the present instant; false if it takes so long that a person must look. */
  private boolean settle() {
    Instant giveUp = technicalClock.instant().plus(PATIENCE);
    int quiet = 0;
    while (quiet < 2) {
      sweeps.runAll();
      Instant now = clock.instant();
      quiet = waitedFor().stream().allMatch(work -> work.settled(now)) ? quiet + 1 : 0;
      if (technicalClock.instant().isAfter(giveUp)) {
        log.warn("the clock waits: work that is due at {} is not done yet", now);
        return false;
      }
      pause();
    }
    return true;
  }

  /** A sweep that is stopped waits for a person, and the clock would wait with it for ever. */
  private List<DueWork> waitedFor() {
    Set<String> stopped = sweepFailures.stopped();
    return dueWork.stream()
        .filter(work -> !(work instanceof Sweep sweep && stopped.contains(sweep.name())))
        .toList();
  }

  private List<DueWork> dueNow() {
    Instant now = clock.instant();
    return waitedFor().stream()
        .filter(work -> work.nextDue().filter(due -> !due.isAfter(now)).isPresent())
        .toList();
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
