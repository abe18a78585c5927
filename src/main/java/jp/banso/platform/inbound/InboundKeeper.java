package jp.banso.platform.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.UnsafeFile;
import jp.banso.platform.inbound.InboundFolder.Waiting;
import jp.banso.platform.inbound.InboundRows.Aside;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.inbound.InboundMail.Problem;
import jp.banso.platform.inbound.ParsedMail.Attached;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a mail with its files, tells the module it came for and moves the cursor, all or nothing. What fails in that is
 * kept as far as it goes, at last as it came, so that one bad mail holds up no other.
 */
@Component
class InboundKeeper {

  private static final Logger log = LoggerFactory.getLogger(InboundKeeper.class);
  private static final String EML = "message/rfc822";
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final InboundRows rows;
  private final Documents documents;
  private final InboundSink sink;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InboundKeeper(
      InboundRows rows, Documents documents, InboundSink sink, TransactionTemplate transaction, Clock clock) {
    this.rows = rows;
    this.documents = documents;
    this.sink = sink;
    this.transaction = transaction;
    this.clock = clock;
  }

  long cursor(InboundFolder folder, long validity) {
    return transaction.execute(status -> rows.cursor(folder.name(), validity));
  }

  void noteRead(InboundFolder folder, Instant through) {
    transaction.executeWithoutResult(status -> rows.noteRead(folder.name(), through));
  }

  /** How often this mail was begun, with this time; counted beforehand, so that one at which a node ends is counted too. */
  int begin(InboundFolder folder, long uid) {
    return transaction.execute(status -> rows.countTry(folder.name(), uid));
  }

  /** Some mail of the folder was fetched at that technical time: if another cannot be, it is not for the line. */
  void noteThrough(InboundFolder folder, Instant technical) {
    transaction.executeWithoutResult(status -> rows.noteThrough(folder.name(), technical));
  }

  /** The queue goes on without it, and it is tried again. */
  void putAside(InboundFolder folder, long validity, Waiting waiting, Instant technical) {
    transaction.executeWithoutResult(
        status -> {
          // by a clock that is ahead of ours nobody knows when it came: before anything that is asked for
          Instant arrived =
              Optional.ofNullable(waiting.arrivedAt()).filter(at -> !at.isAfter(clock.instant())).orElse(null);
          rows.putAside(
              folder.name(), validity, new Waiting(waiting.uid(), waiting.size(), arrived), technical,
              technical.plus(FIRST_PAUSE));
          rows.moveCursor(folder.name(), waiting.uid());
        });
  }

  /** Those whose next try is due. */
  List<Aside> aside(InboundFolder folder, long validity, Instant technical) {
    return rows.aside(folder.name(), validity, technical);
  }

  /**
   * A try begins: noted beforehand, and counted if others got through since the last one.
   *
   * @return how many were counted, with this one
   */
  int beginAgain(InboundFolder folder, Aside aside, Instant technical) {
    return transaction.execute(
        status ->
            rows.tryAside(
                folder.name(), aside.uid(), technical,
                technical.plus(pause(aside.failures() + 1))));
  }

  /** Four times as long each time. */
  private static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << 2 * Math.min(failures, 8));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Nobody waits for it any longer. */
  void noLongerAside(InboundFolder folder, Aside aside) {
    transaction.executeWithoutResult(status -> rows.forgetAside(folder.name(), aside.uid()));
  }

  /**
   * Keeps what was fetched. In the same transaction it is put aside no longer, or, if it only tells that a mail could not be
   * fetched, a person is told by it.
   *
   * @param why null if it is the whole mail, else why only its header was fetched
   * @param last false if it may be tried again later: then what the database hinders makes nothing less of the mail
   */
  void keep(InboundFolder folder, Waiting waiting, File fetched, Problem why, boolean last) throws IOException {
    for (Manner manner : Manner.values()) {
      try {
        keepWith(folder, waiting, fetched, why, manner);
        return;
      } catch (UnsafeFile e) {
        keepUnsafe(folder, waiting, fetched, e);
        return;
      } catch (MessagingException | RuntimeException e) {
        if (!last && isOfDatabase(e)) {
          throw new IOException(e);
        }
        // without its message, which may hold an address
        log.warn(
            "mail {} of {} is not kept as {}: {}", waiting.uid(), folder.name(), manner, e.getClass().getSimpleName());
        if (manner == Manner.AS_IT_CAME) {
          throw new IOException(e);
        }
      }
    }
    throw new IllegalStateException("no manner is left");
  }

  /** Whether it is the database, or who else writes in it, that fails, and not the mail. */
  private static boolean isOfDatabase(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof TransientDataAccessException || one instanceof RecoverableDataAccessException
          || one instanceof DataAccessResourceFailureException || one instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }

  /** What somebody else was just writing is written by then; the mail is none the worse for it. */
  private void keepWith(InboundFolder folder, Waiting waiting, File fetched, Problem why, Manner manner)
      throws MessagingException, IOException {
    for (int again = ATTEMPTS - 1; again > 0; again--) {
      try {
        keepOnce(folder, waiting, fetched, why, manner);
        return;
      } catch (UnsafeFile e) {
        throw e;
      } catch (RuntimeException e) {
        log.info("mail {} of {} is tried once more: {}", waiting.uid(), folder.name(), e.getClass().getSimpleName());
      }
    }
    keepOnce(folder, waiting, fetched, why, manner);
  }

  /**
   * Of a mail with a virus, or too large to be looked through, only the header is kept; one that cannot be looked through stays in its mailbox until it can.
   */
  private void keepUnsafe(InboundFolder folder, Waiting waiting, File fetched, UnsafeFile found) throws IOException {
    if (found.mayBeSentAgain()) {
      // it is the scanner that fails, however often, and not the mail
      transaction.executeWithoutResult(status -> rows.forgetTries(folder.name(), waiting.uid()));
      throw new IOException("no file can be looked through", found);
    }
    File header = File.createTempFile("banso-mail", ".eml");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(fetched.toPath()))) {
      Files.write(header.toPath(), header(in));
      keepOnce(folder, waiting, header, found.isTooLarge() ? Problem.TOO_LARGE : Problem.UNSAFE, Manner.TAKEN_APART);
    } catch (MessagingException e) {
      throw new IOException(e);
    } finally {
      Files.delete(header.toPath());
    }
  }

  private static byte[] header(InputStream in) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int breaks = 0;
    for (int one = in.read(); one >= 0 && breaks < 2; one = in.read()) {
      header.write(one);
      breaks = one == '\n' ? breaks + 1 : one == '\r' ? breaks : 0;
    }
    return header.toByteArray();
  }

  /** How a mail is kept; each after the one before has failed. */
  private enum Manner {
    HEARD,
    /** Taken apart, and given to a person without a word to anybody else. */
    TAKEN_APART,
    /** Not even that. */
    AS_IT_CAME
  }

  private void keepOnce(InboundFolder folder, Waiting waiting, File fetched, Problem why, Manner manner)
      throws MessagingException, IOException {
    try (InputStream raw = new SharedFileInputStream(fetched)) {
      ParsedMail parsed = manner == Manner.AS_IT_CAME ? untouched(why) : parsed(raw, why);
      String fingerprint = fingerprint(fetched, parsed, why == null ? "" : String.valueOf(waiting.size()));
      try {
        transaction.executeWithoutResult(
            status -> {
              boolean isNew = !rows.isKept(parsed.messageId(), fingerprint);
              if (isNew) {
                store(waiting, fetched, parsed, fingerprint, manner);
              }
              if (why == Problem.NOT_FETCHED) {
                rows.told(folder.name(), waiting.uid(), parsed.messageId(), fingerprint);
              } else {
                rows.came(folder.name(), waiting, isNew).forEach(sink::superseded);
              }
              rows.moveCursor(folder.name(), waiting.uid());
            });
      } catch (java.io.UncheckedIOException e) {
        throw new MessagingException("a file of the mail cannot be read", e.getCause());
      }
    }
  }

  private static ParsedMail parsed(InputStream raw, Problem why) throws MessagingException {
    return why == null ? MailParser.parse(raw) : MailParser.parseHeader(raw, why);
  }

  private static ParsedMail untouched(Problem why) {
    return new ParsedMail(
        "", "", "", List.of(), "", List.of(), "", Nature.PERSONAL, why == null ? Problem.BROKEN : why, List.of(), null);
  }

  private void store(Waiting waiting, File fetched, ParsedMail parsed, String fingerprint, Manner manner) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    // a mail server whose clock is ahead of ours does not make a mail that is still to come
    Instant arrived = waiting.arrivedAt() == null || waiting.arrivedAt().isAfter(now) ? now : waiting.arrivedAt();
    UUID raw = document("mail.eml", EML, () -> Files.newInputStream(fetched.toPath())).documentId();
    List<InboundFile> files = new ArrayList<>();
    for (Attached file : parsed.files()) {
      files.add(document(file.fileName(), "application/octet-stream", file.content()));
    }
    InboundMail mail =
        new InboundMail(
            id, parsed.messageId(), waiting.size(), raw, arrived, parsed.sender(), parsed.senderName(),
            parsed.recipients(), parsed.subject(), parsed.references(), parsed.body(), parsed.nature(),
            parsed.problem(), files);
    if (!rows.insert(id, fingerprint, mail, now)) {
      // another node was quicker, with documents of its own
      documents.remove(new DocumentId(raw));
      files.forEach(file -> documents.remove(new DocumentId(file.documentId())));
      return;
    }
    for (int i = 0; i < files.size(); i++) {
      rows.addFile(id, i + 1, files.get(i));
    }
    if (manner == Manner.HEARD) {
      sink.arrived(mail, parsed.report());
    } else {
      sink.arrivedUnheard(mail);
    }
  }

  private InboundFile document(String fileName, String type, ParsedMail.Content content) {
    try (InputStream in = content.open()) {
      DocumentId stored = documents.store(fileName, type, in);
      DocumentView view = documents.describe(stored).orElseThrow();
      return new InboundFile(stored.value(), view.fileName(), view.size(), view.checksum());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Of what the sender wrote: the lines that servers put on its way in front of it differ each time. */
  private static String fingerprint(File fetched, ParsedMail parsed, String more) throws IOException {
    MessageDigest digest = sha256();
    digest.update((parsed.sender() + "\n" + parsed.subject() + "\n" + more).getBytes(StandardCharsets.UTF_8));
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(fetched.toPath())), digest)) {
      ((DigestInputStream) in).on(false);
      skipHeader(in);
      ((DigestInputStream) in).on(true);
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void skipHeader(InputStream in) throws IOException {
    int breaks = 0;
    for (int one = in.read(); one >= 0; one = in.read()) {
      if (one == '\n') {
        breaks++;
        if (breaks == 2) {
          return;
        }
      } else if (one != '\r') {
        breaks = 0;
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
