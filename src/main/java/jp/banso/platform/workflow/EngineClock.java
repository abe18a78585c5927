package jp.banso.platform.workflow;

import java.time.Duration;
import jp.banso.platform.time.ClockListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine tells business time. */
@Component
class EngineClock implements ClockListener {

  @Override
  public void clockMoved(Duration aheadOfTechnicalTime) {
    ClockUtil.offset(aheadOfTechnicalTime.toMillis());
  }
}
