package jp.banso.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.CompilationKey;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReplyText;
import jp.banso.intake.SenderConfirmation.Means;
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

  /** More codes than these in one answer are nobody's. */
  private static final int CODES = 5;

  private final SubmissionMailRows rows;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final Outbox outbox;
  private final MessageSource messages;
  private final Clock clock;

  SenderQuestions(
      SubmissionMailRows rows, Mailroom mailroom, CaseNumbers numbers, Outbox outbox, MessageSource messages,
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
    ask(SubmissionMailHandler.CONFIRM, call, desk, offered, again);
  }

  /** Asks the desk whether it submits what a region sent and was forwarded to it after the deadline. */
  void askForWord(CallView call, DeskContact desk, OfferedMail offered, String again) {
    ask(SubmissionMailHandler.WORD, call, desk, offered, again);
  }

  private void ask(String kind, CallView call, DeskContact desk, OfferedMail offered, String again) {
    UUID id = offered.mail().id();
    String code = ReadableCode.random(LENGTH);
    CaseKey key = CompilationKey.of(call, desk.prefecture());
    rows.asked(id, desk.mail(), clock.instant(), hash(id, code));
    mailroom.send(
        MailOrder.of(kind, call.programme(), key, "/compilations/" + call.id().value())
            .on(again.isEmpty() ? id.toString() : id + " " + again)
            .to(desk.mail())
            .value("call", call)
            .value("number", numbers.shown(key))
            .value("prefecture", desk.prefecture().name())
            .value("desk", desk.deskName())
            .value("arrivedAt", offered.mail().arrivedAt())
            .value("inTime", offered.mail().arrivedAt().isBefore(call.deadlineEnd()))
            .value(
                "correction",
                offered.answered().filter(ours -> ours.kind().equals(SubmissionMailHandler.CORRECTION)).isPresent())
            .value("files", offered.mail().files())
            .secret("code", ReadableCode.shown(code)));
  }

  /** True if the mail answers a question that was sent to a desk, and no program says of itself that it does. */
  boolean isAnswer(OfferedMail reply) {
    Nature nature = reply.mail().nature();
    return (nature == Nature.PERSONAL || nature == Nature.BULK) && question(reply).isPresent();
  }

  private static Optional<SentMail> question(OfferedMail reply) {
    return reply.answered().filter(ours -> SubmissionMailHandler.QUESTIONS.contains(ours.kind()));
  }

  /**
   * What an answer says. A program also answers, and quotes what it answers; only a code that somebody typed confirms
   * by itself, and not where the same words deny it.
   */
  ReplyReading reading(OfferedMail reply) {
    String plain = Normalizer.normalize(words(reply), Normalizer.Form.NFKC).replaceAll("\\s", "");
    String denials = messages.getMessage("intake.mail.reply.denials", null, Locale.JAPAN);
    if (Stream.of(denials.split(",")).anyMatch(plain::contains)) {
      return ReplyReading.DENIAL;
    }
    String ours = question(reply).map(SentMail::body).orElse("");
    boolean coded =
        reply.mail().nature() == Nature.PERSONAL
            && asked(reply)
                .flatMap(rows::find)
                .filter(row -> isOfItsDesk(reply, row) && typedCode(row, ours, reply.mail().body()))
                .isPresent();
    return coded ? ReplyReading.CODE : ReplyReading.WORDS;
  }

  /** What was written into the answer, without what it quotes of the question. */
  String words(OfferedMail reply) {
    String ours = question(reply).map(SentMail::body).orElse("");
    return ReplyText.own(told(ours, reply.mail().body()), reply.mail().body());
  }

  /** Our text as its receiver has it, whichever of the codes in the answer was in it. */
  private String told(String ours, String reply) {
    return Stream.concat(
            Stream.of(ours),
            TypedCode.among("", reply)
                .map(code -> ReadableCode.shown(ReadableCode.typed(code)))
                .distinct()
                .limit(CODES)
                .map(code -> mailroom.told(ours, code)))
        .collect(Collectors.joining("\n"));
  }

  /** The text that is kept has no code: what was quoted of ours is known once the code is. */
  private boolean typedCode(SubmissionMailRows.Row row, String ours, String reply) {
    return TypedCode.among("", reply)
        .filter(code -> isCode(row, code))
        .findFirst()
        .map(code -> mailroom.told(ours, ReadableCode.shown(ReadableCode.typed(code))))
        .filter(sent -> TypedCode.among(sent, reply).anyMatch(code -> isCode(row, code)))
        .isPresent();
  }

  /** The mail that the answered question is about. */
  private Optional<UUID> asked(OfferedMail reply) {
    return question(reply).flatMap(ours -> asked(outbox.occasion(ours.id())));
  }

  /** True if the question went to the address that is asked now: another prefecture's word confirms nothing. */
  boolean isOfItsDesk(OfferedMail reply, SubmissionMailRows.Row row) {
    return row.askedOf() != null
        && question(reply).filter(ours -> ours.recipient().equalsIgnoreCase(row.askedOf())).isPresent();
  }

  /** Keeps the answer beside the mail it is about; a code that somebody typed confirms. */
  void heard(OfferedMail reply) {
    ReplyReading reading = reading(reply);
    asked(reply)
        .ifPresent(
            mail -> {
              rows.replied(mail, reply.mail().id(), reply.mail().arrivedAt(), reading);
              if (reading == ReplyReading.CODE) {
                rows.confirm(mail, Means.REPLY, reply.mail().arrivedAt(), "");
              }
            });
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
