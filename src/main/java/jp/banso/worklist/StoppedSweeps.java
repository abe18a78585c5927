package jp.banso.worklist;

import java.time.Clock;
import java.util.Locale;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.time.SweepObserver;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A sweep that keeps failing becomes work of the secretariat until it succeeds. */
@Component
class StoppedSweeps implements SweepObserver {

  private final WorkRows rows;
  private final MessageSource messages;
  private final Clock clock;

  StoppedSweeps(WorkRows rows, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void stopped(String sweep) {
    rows.open(
        Source.INCIDENT, sweep, ProgrammeCode.BANSO.code(), Groups.secretariat(ProgrammeCode.BANSO),
        null, null, null, StoppedWork.SWEEP,
        messages.getMessage("worklist.incident.title", null, Locale.JAPAN), clock.instant());
  }

  @Override
  public void succeeded(String sweep) {
    rows.close(Source.INCIDENT, sweep);
  }
}
