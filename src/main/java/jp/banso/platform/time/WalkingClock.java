package jp.banso.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;

/** Business time of the default mode: ticks, is kept over restarts, moves forward only. */
class WalkingClock extends Clock {

  private final ClockRow row;
  private final Clock technicalClock;
  private final ZoneId zone;
  private final List<ClockListener> listeners;
  private volatile ClockRow.Anchor anchor;

  WalkingClock(ClockRow row, Clock technicalClock, ZoneId zone, List<ClockListener> listeners) {
    this.row = row;
    this.technicalClock = technicalClock;
    this.zone = zone;
    this.listeners = List.copyOf(listeners);
    refresh();
  }

  @Scheduled(fixedDelay = 500)
  void refresh() {
    ClockRow.Anchor read = row.read();
    if (!read.equals(anchor)) {
      anchor = read;
      Duration ahead = Duration.between(read.technicalAt(), read.businessAt());
      listeners.forEach(listener -> listener.clockMoved(ahead));
    }
  }

  @Scheduled(fixedDelay = 2000)
  void beat() {
    row.beat();
  }

  void moveTo(Instant business) {
    row.moveTo(business);
    refresh();
  }

  @Override
  public Instant instant() {
    return anchor.at(technicalClock.instant());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new WalkingClock(row, technicalClock, other, List.of());
  }
}
