package jp.banso.worklist;

import jp.banso.platform.time.SweepObserver;
import org.springframework.stereotype.Component;

/** A sweep that keeps failing becomes work until it succeeds; it works for all cases. */
@Component
class StoppedSweeps implements SweepObserver {

  private final Incidents incidents;

  StoppedSweeps(Incidents incidents) {
    this.incidents = incidents;
  }

  @Override
  public void stopped(String sweep) {
    incidents.open(sweep, null, null, StoppedWork.SWEEP, "worklist.incident.sweep." + sweep);
  }

  @Override
  public void succeeded(String sweep) {
    incidents.close(sweep);
  }
}
