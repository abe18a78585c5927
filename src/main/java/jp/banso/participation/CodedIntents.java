package jp.banso.participation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 意向確認 for whoever has the code of the mail, and no account. A code opens one row, says nothing of any other, and
 * counts until the deadline of its call, whatever mails come after it. Guessing is limited by address, which a
 * whole prefecture may share.
 */
@Service
@Transactional
public class CodedIntents {

  private static final int MOST_WRONG = 30;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final ParticipationRows rows;
  private final Calls calls;
  private final AuditLog audit;
  private final Clock clock;
  private final Clock technicalClock;

  CodedIntents(
      ParticipationRows rows, Calls calls, AuditLog audit, Clock clock,
      @Qualifier("technicalClock") Clock technicalClock) {
    this.rows = rows;
    this.calls = calls;
    this.audit = audit;
    this.clock = clock;
    this.technicalClock = technicalClock;
  }

  /** What a code opens. */
  public record Opened(ParticipantLine line, CallView call) {}

  /** What the code opens, or the refusal: unknown, no longer valid, or tried too often from there. */
  public Outcome<Opened> open(String code, String address) {
    Instant now = technicalClock.instant();
    if (rows.wrongCodes(address, now.minus(WINDOW)) >= MOST_WRONG) {
      return Outcome.refused("participation.refused.tooOften");
    }
    Optional<ParticipantLine> line = rows.byCode(AnswerCode.hash(code));
    if (line.isEmpty()) {
      rows.noteWrongCode(address, now, now.minus(WINDOW));
      return Outcome.refused("participation.refused.code");
    }
    CallView call = calls.get(line.get().call());
    if (!call.isOpen() || !clock.instant().isBefore(call.deadlineEnd())) {
      return Outcome.refused("participation.refused.over");
    }
    return Outcome.done(new Opened(line.get(), call));
  }

  /** True if the refusal is one of too many attempts. */
  public static boolean isTooOften(Outcome.Refused<?> refused) {
    return refused.messageKey().equals("participation.refused.tooOften");
  }

  /** Keeps the answer; the last one counts, as the same desk may answer twice. */
  public Outcome<Opened> answer(String code, String address, Intent intent, String note) {
    Outcome<Opened> opened = open(code, address);
    if (!opened.isDone()) {
      return opened;
    }
    ParticipantLine line = opened.orThrow().line();
    if (intent == null || intent == Intent.UNANSWERED) {
      return Outcome.refused("participation.refused.intent");
    }
    if (line.draft() != null && intent == Intent.NONE) {
      return Outcome.refused("participation.refused.begun");
    }
    if (rows.answer(line, intent, note.strip(), clock.instant(), line.name()) == 0) {
      return Outcome.refused("participation.refused.again");
    }
    audit.record(
        AuditEntry.of(
                new Actor(null, line.name(), "PUBLIC", null), "audit.participation.answeredByCode",
                ParticipationRows.keyOf(opened.orThrow().call(), line.prefecture()))
            .audience(Audience.PREFECTURE));
    return opened;
  }
}
