package jp.banso.applications.process;

import jp.banso.applications.SettlementService;
import jp.banso.calls.CallClosed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that the deadline has passed; heard twice, the settlement acts once. */
@Component
class CallClosedListener {

  private final SettlementService settlement;

  CallClosedListener(SettlementService settlement) {
    this.settlement = settlement;
  }

  @ApplicationModuleListener
  void on(CallClosed event) {
    settlement.callClosed(event.callId());
  }
}
