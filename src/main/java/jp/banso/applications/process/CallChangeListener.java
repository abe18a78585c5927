package jp.banso.applications.process;

import jp.banso.applications.CallChangeService;
import jp.banso.applications.DraftOutdated;
import jp.banso.calls.CallCancelled;
import jp.banso.calls.CallCorrected;
import jp.banso.calls.InternalDaysChanged;
import jp.banso.participation.IntentChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what became of a published call, and of those who meant to apply. */
@Component
class CallChangeListener {

  private final CallChangeService changes;

  CallChangeListener(CallChangeService changes) {
    this.changes = changes;
  }

  @ApplicationModuleListener
  void on(CallCorrected event) {
    changes.corrected(event.callId(), event.change());
  }

  @ApplicationModuleListener
  void on(DraftOutdated event) {
    changes.outdated(event.applicationId());
  }

  @ApplicationModuleListener
  void on(InternalDaysChanged event) {
    changes.daysChanged(event.callId(), event.prefecture());
  }

  @ApplicationModuleListener
  void on(IntentChanged event) {
    changes.intentChanged(event.callId(), event.prefecture());
  }

  @ApplicationModuleListener
  void on(CallCancelled event) {
    changes.cancelled(event.callId());
  }
}
