package jp.banso.platform.time;

import java.time.Instant;
import java.util.List;

/** Port: told at each stop of the clock's walk what is due there, before it runs. */
public interface WalkObserver {

  void cameTo(Instant now, List<DueWork> due);
}
