package jp.banso.platform.time;

import java.util.List;
import jp.banso.platform.database.ClusterLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs every sweep every five seconds, each on one node at a time. */
@Component
class SweepRunner {

  private static final Logger log = LoggerFactory.getLogger(SweepRunner.class);

  private final List<Sweep> sweeps;
  private final ClusterLock clusterLock;
  private final SweepFailures failures;

  SweepRunner(List<Sweep> sweeps, ClusterLock clusterLock, SweepFailures failures) {
    this.sweeps = sweeps;
    this.clusterLock = clusterLock;
    this.failures = failures;
  }

  @Scheduled(fixedDelayString = "${banso.sweeps.pause:PT5S}", initialDelay = 2000)
  void runAll() {
    sweeps.forEach(this::run);
  }

  private void run(Sweep sweep) {
    try {
      if (clusterLock.tryRun("sweep/" + sweep.name(), sweep::runDue)) {
        failures.succeeded(sweep.name());
      }
    } catch (RuntimeException e) {
      count(sweep.name(), e);
    }
  }

  /** Once it is someone's work, saying it every five seconds would only bury other messages. */
  private void count(String sweep, RuntimeException cause) {
    try {
      int inARow = failures.count(sweep);
      if (inARow <= SweepFailures.TRIES) {
        log.error("sweep {} failed, {} in a row, and is tried again", sweep, inARow, cause);
      }
    } catch (RuntimeException uncounted) {
      cause.addSuppressed(uncounted);
      log.error("sweep {} failed and is tried again; it could not be counted", sweep, cause);
    }
  }
}
