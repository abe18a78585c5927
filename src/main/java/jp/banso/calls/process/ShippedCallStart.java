package jp.banso.calls.process;

import jp.banso.calls.CallPreparation;
import jp.banso.platform.database.ClusterLock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A call that came as data begins with the first start of the product. Of nodes that start at once
 * one does it; a node that finds the lock taken need not wait.
 */
@Component
class ShippedCallStart {

  private final CallPreparation calls;
  private final ClusterLock lock;

  ShippedCallStart(CallPreparation calls, ClusterLock lock) {
    this.calls = calls;
    this.lock = lock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    lock.tryRun("calls-shipped", calls::startPrepared);
  }
}
