package jp.banso.platform.inbound;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.banso.platform.database.ClusterLock;
import jp.banso.platform.inbound.InboundFolder.Opened;
import jp.banso.platform.inbound.InboundFolder.Waiting;
import jp.banso.platform.inbound.InboundMail.Problem;
import jp.banso.platform.time.SweepFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads what came into the mailboxes: one node at a time, in order, from where it stopped. A connection that breaks is
 * begun anew at the next look; a mail at which it breaks again and again is left to a person.
 */
@Component
class InboundReader {

  /** Its name where it is counted as failing, see {@code worklist.incident.sweep.inbound-mails}. */
  static final String SWEEP = "inbound-mails";

  private static final Logger log = LoggerFactory.getLogger(InboundReader.class);
  private static final int BATCH = 50;
  private static final int TRIES = 5;

  private final List<InboundFolder> folders;
  private final InboundKeeper keeper;
  private final ClusterLock clusterLock;
  private final SweepFailures failures;
  private final ImapProperties properties;
  private final Clock clock;

  InboundReader(
      List<InboundFolder> folders, InboundKeeper keeper, ClusterLock clusterLock, SweepFailures failures,
      ImapProperties properties, Clock clock) {
    this.folders = folders;
    this.keeper = keeper;
    this.clusterLock = clusterLock;
    this.failures = failures;
    this.properties = properties;
    this.clock = clock;
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
      long last = keeper.cursor(folder, opened.validity());
      for (List<Waiting> next = opened.after(last, BATCH); !next.isEmpty(); next = opened.after(last, BATCH)) {
        for (Waiting waiting : next) {
          take(folder, opened, waiting);
          last = waiting.uid();
        }
      }
    }
    keeper.noteRead(folder, begun);
  }

  private void take(InboundFolder folder, Opened opened, Waiting waiting) throws IOException {
    File spool = File.createTempFile("banso-mail", ".eml");
    try {
      Problem why = fetch(folder, opened, waiting, spool);
      keeper.keep(folder, waiting, spool, why);
    } finally {
      Files.delete(spool.toPath());
    }
  }

  private Problem fetch(InboundFolder folder, Opened opened, Waiting waiting, File spool) throws IOException {
    int tries = keeper.begin(folder, waiting.uid());
    if (tries > TRIES) {
      return left(folder, opened, waiting, spool);
    }
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
    } catch (IOException | RuntimeException e) {
      if (tries < TRIES) {
        throw e instanceof IOException io ? io : new IOException(e);
      }
      return left(folder, opened, waiting, spool);
    }
  }

  /** It stays in its mailbox, and a person is told where. */
  private static Problem left(InboundFolder folder, Opened opened, Waiting waiting, File spool) throws IOException {
    log.warn("mail {} of {} cannot be fetched and is left to a person", waiting.uid(), folder.name());
    Files.writeString(spool.toPath(), "\r\n\r\n" + folder.name() + " " + opened.validity() + " " + waiting.uid());
    return Problem.NOT_FETCHED;
  }

  private static Problem header(Opened opened, Waiting waiting, File spool, Problem why) throws IOException {
    try (InputStream in = opened.header(waiting.uid());
        OutputStream out = Files.newOutputStream(spool.toPath())) {
      in.transferTo(out);
    }
    return why;
  }
}
