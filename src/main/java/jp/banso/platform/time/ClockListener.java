package jp.banso.platform.time;

import java.time.Duration;

/** Told whenever the business clock has a new distance from technical time; the engine listens. */
public interface ClockListener {
  void clockMoved(Duration aheadOfTechnicalTime);
}
