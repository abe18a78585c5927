package jp.banso.platform.inbound;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.banso.platform.database.ClusterLock;
import jp.banso.platform.inbound.InboundFolder.Opened;
import jp.banso.platform.inbound.InboundFolder.Waiting;
import jp.banso.platform.inbound.InboundMail.Problem;
import jp.banso.platform.inbound.InboundRows.Aside;
import jp.banso.platform.time.SweepFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads what came into the mailboxes: one node at a time, in order, from where it stopped. A connection that breaks is
 * begun anew at the next look; a mail at which it breaks again and again is put aside and tried for hours before a person is
 * told of it.
 */
@Component
class InboundReader {

  /** Its name where it is counted as failing, see {@code worklist.incident.sweep.inbound-mails}. */
  static final String SWEEP = "inbound-mails";

  private static final Logger log = LoggerFactory.getLogger(InboundReader.class);
  private static final int BATCH = 50;
  /** In a row, before the queue goes on without it. */
  private static final int TRIES = 5;
  /** Counted tries after that, over some hours, before a person is told. */
  private static final int TOLD_AFTER = 5;
  /** If nothing else comes by which one could tell the line from the mail. */
  private static final Duration LONGEST_UNTOLD = Duration.ofDays(1);
  private static final Duration LONGEST_TRIED = Duration.ofDays(14);

  private final List<InboundFolder> folders;
  private final InboundKeeper keeper;
  private final ClusterLock clusterLock;
  private final SweepFailures failures;
  private final ImapProperties properties;
  private final Clock clock;
  private final Clock technicalClock;

  InboundReader(
      List<InboundFolder> folders, InboundKeeper keeper, ClusterLock clusterLock, SweepFailures failures,
      ImapProperties properties, Clock clock, @Qualifier("technicalClock") Clock technicalClock) {
    this.folders = folders;
    this.keeper = keeper;
    this.clusterLock = clusterLock;
    this.failures = failures;
    this.properties = properties;
    this.clock = clock;
    this.technicalClock = technicalClock;
  }

  @Scheduled(fixedDelayString = "${banso.mail.imap.pause:PT2S}", initialDelay = 1500)
  void readAll() {
    for (InboundFolder folder : folders) {
      if (folder.isSet()) {
        try {
          if (read(folder)) {
            failures.succeeded(SWEEP);
          }
        } catch (RuntimeException e) {
          log.warn("the mailbox {} cannot be read: {}", folder.name(), String.valueOf(e.getCause()));
          failures.count(SWEEP);
        }
      }
    }
  }

  /** Takes what is there; false if another node is doing so. */
  boolean read(InboundFolder folder) {
    return clusterLock.tryRun(
        "inbound/" + folder.name(),
        () -> {
          try {
            take(folder);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void take(InboundFolder folder) throws IOException {
    Instant begun = clock.instant();
    try (Opened opened = folder.open()) {
      long validity = opened.validity();
      long last = keeper.cursor(folder, validity);
      boolean through = false;
      for (List<Waiting> next = opened.after(last, BATCH); !next.isEmpty(); next = opened.after(last, BATCH)) {
        for (Waiting waiting : next) {
          boolean taken = take(folder, opened, validity, waiting);
          if (taken && !through) {
            keeper.noteThrough(folder, technicalClock.instant());
            through = true;
          }
          last = waiting.uid();
        }
      }
      for (Aside aside : keeper.aside(folder, validity, technicalClock.instant())) {
        takeAgain(folder, opened, validity, aside);
      }
    }
    keeper.noteRead(folder, begun);
  }

  /** False if it was put aside. */
  private boolean take(InboundFolder folder, Opened opened, long validity, Waiting waiting) throws IOException {
    int tries = keeper.begin(folder, waiting.uid());
    try {
      if (tries <= TRIES) {
        fetch(folder, opened, waiting, false);
        return true;
      }
    } catch (IOException | RuntimeException e) {
      if (tries < TRIES) {
        throw e;
      }
    }
    log.warn("mail {} of {} cannot be fetched and is put aside", waiting.uid(), folder.name());
    keeper.putAside(folder, validity, waiting, technicalClock.instant());
    return false;
  }

  /** At last a person is told, and it is tried for some time more. */
  private void takeAgain(InboundFolder folder, Opened opened, long validity, Aside aside) throws IOException {
    Instant now = technicalClock.instant();
    Waiting waiting = new Waiting(aside.uid(), aside.size(), aside.arrivedAt());
    int failures = keeper.beginAgain(folder, aside, now);
    boolean last = failures >= TOLD_AFTER || aside.since().plus(LONGEST_UNTOLD).isBefore(now);
    try {
      fetch(folder, opened, waiting, last);
      keeper.noteThrough(folder, now);
    } catch (IOException | RuntimeException e) {
      if (aside.told() && aside.since().plus(LONGEST_TRIED).isBefore(now)) {
        keeper.noLongerAside(folder, aside);
      } else if (last && !aside.told()) {
        tell(folder, validity, waiting);
      }
      throw e;
    }
  }

  private void fetch(InboundFolder folder, Opened opened, Waiting waiting, boolean last) throws IOException {
    File spool = File.createTempFile("banso-mail", ".eml");
    try {
      Problem why = fetch(opened, waiting, spool);
      keeper.keep(folder, waiting, spool, why, last);
    } finally {
      Files.delete(spool.toPath());
    }
  }

  private Problem fetch(Opened opened, Waiting waiting, File spool) throws IOException {
    if (waiting.size() > properties.largest().toBytes()) {
      return header(opened, waiting, spool, Problem.TOO_LARGE);
    }
    try (InputStream in = opened.raw(waiting.uid());
        OutputStream out = Files.newOutputStream(spool.toPath())) {
      byte[] buffer = new byte[64 * 1024];
      long size = 0;
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        size += read;
        if (size > properties.largest().toBytes()) {
          return header(opened, waiting, spool, Problem.TOO_LARGE);
        }
        out.write(buffer, 0, read);
      }
      return null;
    }
  }

  /** It stays in its mailbox, and a person is told where. */
  private void tell(InboundFolder folder, long validity, Waiting waiting) throws IOException {
    log.warn("mail {} of {} cannot be fetched and is left to a person", waiting.uid(), folder.name());
    File spool = File.createTempFile("banso-mail", ".eml");
    try {
      Files.writeString(spool.toPath(), "\r\n\r\n" + folder.name() + " " + validity + " " + waiting.uid());
      keeper.keep(folder, waiting, spool, Problem.NOT_FETCHED, true);
    } finally {
      Files.delete(spool.toPath());
    }
  }

  private static Problem header(Opened opened, Waiting waiting, File spool, Problem why) throws IOException {
    try (InputStream in = opened.header(waiting.uid());
        OutputStream out = Files.newOutputStream(spool.toPath())) {
      in.transferTo(out);
    }
    return why;
  }
}
