package jp.banso.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.annotation.PreDestroy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.Calls;
import jp.banso.kernel.JapanTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up a requested rehearsal, keeps its process alive as long as it is wanted, and files what it brings home. */
@Component
@ParentOnly
@ConditionalOnProperty(name = "banso.rehearsal.runs", matchIfMissing = true)
class RehearsalRunner {

  private static final Logger log = LoggerFactory.getLogger(RehearsalRunner.class);
  private static final int LAST_LINES = 60;
  private static final int LONGEST_DETAIL = 2000;
  private static final int DAYS_BEFORE = 5;

  private final RehearsalRows rows;
  private final RehearsalEnding ending;
  private final ChildProcess children;
  private final CallCopy copies;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final ObjectMapper json;
  private final Clock technicalClock;
  private final Duration longest;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Process running;

  RehearsalRunner(
      RehearsalRows rows,
      RehearsalEnding ending,
      ChildProcess children,
      CallCopy copies,
      Calls calls,
      BusinessCalendar calendar,
      ObjectMapper json,
      @Qualifier("technicalClock") Clock technicalClock,
      @Value("${banso.rehearsal.longest:PT10M}") Duration longest) {
    this.rows = rows;
    this.ending = ending;
    this.children = children;
    this.copies = copies;
    this.calls = calls;
    this.calendar = calendar;
    this.json = json;
    this.technicalClock = technicalClock;
    this.longest = longest;
  }

  /** What a process has said so far. */
  private static final class Heard {
    private RehearsalReport report;
    private String refused;
    private volatile boolean played;
    private final Deque<String> log = new ArrayDeque<>();

    synchronized void line(String line) {
      log.addLast(line);
      if (log.size() > LAST_LINES) {
        log.removeFirst();
      }
    }

    synchronized String lastLines() {
      return String.join("\n", log);
    }
  }

  @Scheduled(fixedDelay = 500)
  void takeUp() {
    if (busy.compareAndSet(false, true)) {
      Optional<RehearsalRows.Run> run = Optional.empty();
      try {
        run = rows.takeUp();
      } finally {
        busy.set(run.isPresent());
      }
      run.ifPresent(one -> start("rehearsal", () -> playAndLeave(one)));
    }
  }

  private void playAndLeave(RehearsalRows.Run run) {
    try {
      play(run);
    } finally {
      busy.set(false);
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void play(RehearsalRows.Run run) {
    Heard heard = new Heard();
    Process process = null;
    try {
      // before the copy: what is changed in between shows as changed
      rows.mark(run.id(), copies.mark(calls.get(run.call())));
      ArrayNode tables = copies.of(run.call());
      String order = json.writeValueAsString(new ChildOrder(run.call().value(), tables));
      process = children.start(run.schema(), beginning(run));
      running = process;
      give(run, process, order);
      attend(run, process, heard);
    } catch (IOException | RuntimeException e) {
      log.error("rehearsal {} cannot be played", run.id(), e);
      ending.failed(run, why(heard), e.getClass().getSimpleName() + ": " + e.getMessage());
    } finally {
      end(process);
      running = null;
    }
    ending.stopped(run);
    // what cannot be dropped now is left to the sweep
    ending.clean(run);
  }

  /** An order is longer than what a pipe holds: it is read when the process has come so far, or never. */
  private void give(RehearsalRows.Run run, Process process, String order) {
    start(
        "rehearsal-order",
        () -> {
          try {
            // not closed, as the process ends when its input does
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(order + "\n");
            input.flush();
          } catch (IOException ended) {
            log.debug("rehearsal {} takes no order", run.id());
          }
        });
  }

  /** The morning of some business days before the publication: the check of the call is played as well. */
  private OffsetDateTime beginning(RehearsalRows.Run run) {
    return calendar.minusBusinessDays(calls.get(run.call()).terms().publishedOn(), DAYS_BEFORE)
        .atTime(9, 0)
        .atZone(JapanTime.ZONE)
        .toOffsetDateTime();
  }

  private void attend(RehearsalRows.Run run, Process process, Heard heard) {
    Thread reader = start("rehearsal-output", () -> listen(run, process, heard));
    Instant last = technicalClock.instant().plus(longest);
    boolean wanted = true;
    boolean late = false;
    while (process.isAlive() && wanted && !late) {
      wanted = isWanted(run);
      late = technicalClock.instant().isAfter(last);
      waitFor(process, TimeUnit.SECONDS.toMillis(1));
    }
    end(process);
    join(reader);
    if (heard.report != null) {
      file(run, heard.report);
    } else if (wanted) {
      RehearsalFailure failure = late ? RehearsalFailure.TOO_LONG : why(heard);
      log.warn("rehearsal {} failed ({}):\n{}", run.id(), failure, heard.lastLines());
      ending.failed(run, failure, heard.refused == null ? tail(heard.lastLines()) : heard.refused);
    }
  }

  /** A database that does not answer for a moment says nothing about the process. */
  private boolean isWanted(RehearsalRows.Run run) {
    try {
      return rows.beat(run.id());
    } catch (DataAccessException e) {
      log.warn("rehearsal {} cannot be said to be alive", run.id(), e);
      return true;
    }
  }

  private static RehearsalFailure why(Heard heard) {
    if (heard.refused != null) {
      return RehearsalFailure.REFUSED;
    }
    return heard.played ? RehearsalFailure.ENDED : RehearsalFailure.NOT_STARTED;
  }

  private void file(RehearsalRows.Run run, RehearsalReport report) {
    try {
      ending.finished(run, json.writeValueAsString(report));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen(RehearsalRows.Run run, Process process, Heard heard) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(run, heard, line);
      }
    } catch (IOException ended) {
      log.debug("rehearsal {} says no more", run.id());
    }
  }

  private void hear(RehearsalRows.Run run, Heard heard, String line) {
    ChildLine said = read(line);
    if (said == null) {
      log.debug("rehearsal {}: {}", run.id(), line);
      heard.line(line);
    } else if (said.report() != null) {
      heard.report = said.report();
    } else if (said.refused() != null) {
      heard.refused = said.refused();
    } else {
      heard.played = true;
      show(run, said.progress());
    }
  }

  /** Null for a line of the log, and for one that cannot be read. */
  private ChildLine read(String line) {
    try {
      return ChildLine.read(line, json).orElse(null);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** The process waits for whoever listens to it: what cannot be shown now is shown with the next line. */
  private void show(RehearsalRows.Run run, ChildLine.Progress progress) {
    try {
      rows.played(run.id(), progress.from(), progress.to(), progress.until());
    } catch (DataAccessException e) {
      log.warn("how far rehearsal {} is cannot be kept", run.id(), e);
    }
  }

  private static String tail(String lines) {
    String shown = lines.replaceAll("password=[^&\\s]*", "password=");
    return shown.substring(Math.max(0, shown.length() - LONGEST_DETAIL));
  }

  private static void end(Process process) {
    if (process != null && process.isAlive()) {
      process.destroyForcibly();
      waitFor(process, TimeUnit.SECONDS.toMillis(10));
    }
  }

  private static void waitFor(Process process, long milliseconds) {
    try {
      process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread reader) {
    try {
      reader.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void leave() {
    end(running);
  }
}
