package jp.banso.platform.time;

import java.util.List;
import jp.banso.platform.database.ClusterLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs every sweep every two seconds, each on one node at a time. */
@Component
class SweepRunner {

  private static final Logger log = LoggerFactory.getLogger(SweepRunner.class);

  private final List<Sweep> sweeps;
  private final ClusterLock clusterLock;

  SweepRunner(List<Sweep> sweeps, ClusterLock clusterLock) {
    this.sweeps = sweeps;
    this.clusterLock = clusterLock;
  }

  @Scheduled(fixedDelay = 2000, initialDelay = 2000)
  void runAll() {
    sweeps.forEach(this::run);
  }

  private void run(Sweep sweep) {
    try {
      clusterLock.tryRun("sweep/" + sweep.name(), sweep::runDue);
    } catch (RuntimeException e) {
      log.error("sweep {} failed and is tried again", sweep.name(), e);
    }
  }
}
