package jp.banso.platform.workflow;

import java.time.Duration;
import jp.banso.platform.time.ClockListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The engine tells business time, and looks for due timers when that moves: it asks seldom by itself. */
@Component
class EngineClock implements ClockListener {

  private final ObjectProvider<JobExecutor> engine;
  private volatile JobExecutor running;

  EngineClock(ObjectProvider<JobExecutor> engine) {
    this.engine = engine;
  }

  /** Not before: the clock is needed to start the engine. */
  @EventListener(ApplicationReadyEvent.class)
  void engineRuns() {
    running = engine.getIfAvailable();
  }

  @Override
  public void clockMoved(Duration aheadOfTechnicalTime) {
    ClockUtil.offset(aheadOfTechnicalTime.toMillis());
    JobExecutor executor = running;
    if (executor != null) {
      executor.jobWasAdded();
    }
  }
}
