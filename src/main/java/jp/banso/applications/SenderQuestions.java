package jp.banso.applications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.applications.SenderConfirmation.Means;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReplyText;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.DeskContact;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks a desk at its registered address whether it sent a mail, and hears what comes back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SenderQuestions {

  private static final int LENGTH = 10;

  /** Two halves with or without what stands between them. */
  private static final Pattern CODE =
      Pattern.compile("(?<![A-Z0-9])(?=([A-Z0-9]{5}[\\p{Pd}\\s_]{0,3}[A-Z0-9]{5})(?![A-Z0-9]))");

  private final SubmissionMailRows rows;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final Outbox outbox;
  private final MessageSource messages;
  private final Clock clock;

  SenderQuestions(SubmissionMailRows rows, Mailroom mailroom, CaseNumbers numbers, Outbox outbox, MessageSource messages,
      Clock clock) {
    this.rows = rows;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.outbox = outbox;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Tells the desk what came in its name, with a code that only the reader of its registered address has.
   *
   * @param again tells a repeated question from the first, empty for that
   */
  void ask(CallView call, DeskContact desk, OfferedMail offered, String again) {
    UUID id = offered.mail().id();
    String code = ReadableCode.random(LENGTH);
    CaseKey key = CompilationRows.keyOf(call, desk.prefecture());
    rows.asked(id, desk.mail(), clock.instant(), hash(id, code));
    mailroom.send(
        MailOrder.of(SubmissionMailHandler.CONFIRM, call.programme(), key, "/compilations/" + call.id().value())
            .on(again.isEmpty() ? id.toString() : id + " " + again)
            .to(desk.mail())
            .value("call", call)
            .value("number", numbers.shown(key))
            .value("prefecture", desk.prefecture().name())
            .value("desk", desk.deskName())
            .value("arrivedAt", offered.mail().arrivedAt())
            .value("files", offered.mail().files())
            .value("code", code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2)));
  }

  /** True if the mail answers a question that was sent to a desk. */
  boolean isAnswer(OfferedMail reply) {
    return reply.mail().nature() != Nature.AUTOMATIC && question(reply).isPresent();
  }

  private static Optional<SentMail> question(OfferedMail reply) {
    return reply.answered().filter(ours -> ours.kind().equals(SubmissionMailHandler.CONFIRM));
  }

  /**
   * What an answer says. A program also answers, and quotes what it answers; only a code that somebody typed confirms by
   * itself, and not where the same words deny it.
   */
  ReplyReading reading(OfferedMail reply) {
    String words = words(reply);
    String plain = Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("\\s", "");
    if (Stream.of(messages.getMessage("applications.mail.reply.denials", null, Locale.JAPAN).split(",")).anyMatch(plain::contains)) {
      return ReplyReading.DENIAL;
    }
    boolean coded =
        asked(reply)
            .flatMap(rows::find)
            .filter(row -> isOfItsDesk(reply, row) && CODE.matcher(folded(words)).results().anyMatch(one -> isCode(row, one.group(1))))
            .isPresent();
    return coded ? ReplyReading.CODE : ReplyReading.WORDS;
  }

  private static String folded(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
  }

  /** What was written into the answer, without what it quotes of the question. */
  String words(OfferedMail reply) {
    return ReplyText.own(question(reply).map(SentMail::body).orElse(""), reply.mail().body());
  }

  /** The mail that the answered question is about. */
  private Optional<UUID> asked(OfferedMail reply) {
    return question(reply).flatMap(ours -> asked(outbox.occasion(ours.id())));
  }

  /** True if the question went to the address that is asked now: another prefecture's word confirms nothing. */
  boolean isOfItsDesk(OfferedMail reply, SubmissionMailRows.Row row) {
    return row.askedOf() != null && question(reply).filter(ours -> ours.recipient().equalsIgnoreCase(row.askedOf())).isPresent();
  }

  /** Keeps the answer beside the mail it is about; a code that somebody typed confirms. */
  ReplyReading heard(OfferedMail reply) {
    ReplyReading reading = reading(reply);
    asked(reply)
        .ifPresent(
            mail -> {
              rows.replied(mail, reply.mail().id(), reply.mail().arrivedAt(), reading);
              if (reading == ReplyReading.CODE) {
                rows.confirm(mail, Means.REPLY, reply.mail().arrivedAt(), "");
              }
            });
    return reading;
  }

  private static Optional<UUID> asked(String occasion) {
    try {
      return Optional.of(UUID.fromString(occasion.split(" ")[0]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** True if this is the code of the last question. */
  boolean isCode(SubmissionMailRows.Row row, String typed) {
    String plain = ReadableCode.typed(typed);
    return row.codeHash() != null
        && MessageDigest.isEqual(
            row.codeHash().getBytes(StandardCharsets.US_ASCII),
            hash(row.mailId(), plain).getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(UUID mail, String code) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest((mail + code).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
