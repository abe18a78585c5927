package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.time.DueRows;
import jp.banso.platform.time.Sweep;
import org.springframework.stereotype.Component;

/** Makes the hand-over of each desk when it closes. */
@Component
class DeskClosingSweep implements Sweep {

  private final DeskHandovers handovers;
  private final Clock clock;

  DeskClosingSweep(DeskHandovers handovers, Clock clock) {
    this.handovers = handovers;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "inquiries.deskClosing";
  }

  @Override
  public Optional<Instant> nextDue() {
    Instant now = clock.instant();
    return List.of(ProgrammeCode.values()).stream()
        .flatMap(programme -> handovers.dueNext(programme, now).stream())
        .min(Comparator.naturalOrder());
  }

  @Override
  public void runDue() {
    Instant now = clock.instant();
    DueRows.each(List.of(ProgrammeCode.values()), programme -> handovers.close(programme, now));
  }
}
