package jp.banso.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.CompilationKey;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.OfferedMail;
import jp.banso.intake.SenderConfirmation.Means;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ReadableCode;
import jp.banso.parties.DeskContact;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks a desk at its registered address whether it sent a mail, and hears what comes back. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SenderQuestions {

  private static final int LENGTH = 10;

  private final SubmissionMailRows rows;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final Clock clock;

  SenderQuestions(SubmissionMailRows rows, Mailroom mailroom, CaseNumbers numbers, Clock clock) {
    this.rows = rows;
    this.mailroom = mailroom;
    this.numbers = numbers;
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
    CaseKey key = CompilationKey.of(call, desk.prefecture());
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
            .secret("code", ReadableCode.shown(code)));
  }

  /**
   * The mail whose sender an answer confirms: if somebody typed the code of the last question into it.
   *
   * @param ours text of the question
   * @param reply text of the answer, with or without what it quotes
   */
  Optional<UUID> confirmed(String occasion, String ours, String reply) {
    return asked(occasion)
        .flatMap(rows::find)
        .filter(row -> typedCode(row, ours, reply))
        .map(SubmissionMailRows.Row::mailId);
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

  void answered(UUID mail, Instant at) {
    rows.confirm(mail, Means.REPLY, at, "");
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
