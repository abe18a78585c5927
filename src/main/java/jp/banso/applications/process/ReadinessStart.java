package jp.banso.applications.process;

import jp.banso.applications.ReadinessKeeping;
import jp.banso.platform.database.ClusterLock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Applications that were written before their readiness was kept get it with the first start; one node does it. */
@Component
class ReadinessStart {

  private final ReadinessKeeping readiness;
  private final ClusterLock lock;

  ReadinessStart(ReadinessKeeping readiness, ClusterLock lock) {
    this.readiness = readiness;
    this.lock = lock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    lock.tryRun("applications-readiness", readiness::keepMissing);
  }
}
