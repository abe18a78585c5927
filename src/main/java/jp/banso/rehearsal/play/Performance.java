package jp.banso.rehearsal.play;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import jp.banso.calls.CallView;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.JapanTime;
import jp.banso.platform.time.ClockWalk;
import jp.banso.rehearsal.ChildLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the clock walk from before the publication past the end of the support, and hands in what was seen. */
@Component
@ChildOnly
class Performance {

  private static final Logger log = LoggerFactory.getLogger(Performance.class);
  private static final Duration STUCK = Duration.ofSeconds(100);
  private static final int AFTERWARDS = 30;

  private final Stage stage;
  private final StageDoor door;
  private final Play play;
  private final ReportWriter reports;
  private final ClockWalk walk;
  private final Clock clock;
  private final Clock technicalClock;

  Performance(
      Stage stage, StageDoor door, Play play, ReportWriter reports, ClockWalk walk, Clock clock,
      @Qualifier("technicalClock") Clock technicalClock) {
    this.stage = stage;
    this.door = door;
    this.play = play;
    this.reports = reports;
    this.walk = walk;
    this.clock = clock;
    this.technicalClock = technicalClock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    new Thread(this::perform, "performance").start();
  }

  private void perform() {
    try {
      CallView call = stage.call();
      Instant from = clock.instant();
      Instant until = end(call);
      door.say(ChildLine.progress(from, from, until));
      play.begin();
      walk.aimAt(until);
      if (walked(from, until)) {
        door.say(ChildLine.report(reports.write()));
      } else {
        door.say(ChildLine.refused(stage.text("rehearsal.problem.stuck")));
      }
    } catch (RuntimeException e) {
      log.error("the rehearsal ends", e);
      door.say(ChildLine.refused(e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
    // what still runs belongs to a schema that is dropped now
    Runtime.getRuntime().halt(0);
  }

  /** A support that is not over by then was made longer to the end of the fiscal year at most. */
  private static Instant end(CallView call) {
    LocalDate last = FiscalYear.of(call.terms().supportUntil()).lastDay().plusDays(AFTERWARDS);
    return JapanTime.instantOf(last.atTime(9, 0));
  }

  private boolean walked(Instant from, Instant until) {
    Instant seen = from;
    Instant seenAt = technicalClock.instant();
    while (walk.target().isPresent()) {
      Instant now = clock.instant();
      if (Duration.between(seen, now).compareTo(Duration.ofMinutes(STUCK.toMinutes() + 2)) > 0) {
        seen = now;
        seenAt = technicalClock.instant();
        door.say(ChildLine.progress(from, now, until));
      } else if (technicalClock.instant().isAfter(seenAt.plus(STUCK))) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
