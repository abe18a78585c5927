package jp.banso.applications;

import org.springframework.stereotype.Service;

/** Brings {@link Readiness} to applications that have none yet, in transactions of a bearable size. */
@Service
public class ReadinessKeeping {

  private final ReadinessRows rows;

  ReadinessKeeping(ReadinessRows rows) {
    this.rows = rows;
  }

  /** Of all that lack it. */
  public void keepMissing() {
    int kept;
    do {
      kept = rows.keepMissing();
    } while (kept > 0);
  }
}
