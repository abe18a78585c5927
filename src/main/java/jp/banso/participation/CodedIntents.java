package jp.banso.participation;

import java.time.Clock;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.web.CodeGuard;
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

  /** How its codes are guarded. */
  public static final CodeGuard.Door DOOR =
      new CodeGuard.Door("participation", "participation.refused.code", "participation.refused.tooOften");

  private final ParticipationRows rows;
  private final Calls calls;
  private final AuditLog audit;
  private final Clock clock;
  private final CodeGuard guard;

  CodedIntents(
      ParticipationRows rows, Calls calls, AuditLog audit, Clock clock, CodeGuard guard) {
    this.rows = rows;
    this.calls = calls;
    this.audit = audit;
    this.clock = clock;
    this.guard = guard;
  }

  /** What a code opens. */
  public record Opened(ParticipantLine line, CallView call) {}

  /** What the code opens, or the refusal: unknown, no longer valid, or tried too often from there. */
  public Outcome<Opened> open(String code, String address) {
    return guard.open(DOOR, address, () -> rows.byCode(AnswerCode.hash(code))).then(this::opened);
  }

  private Outcome<Opened> opened(ParticipantLine line) {
    CallView call = calls.get(line.call());
    return call.isOpen() && clock.instant().isBefore(call.deadlineEnd())
        ? Outcome.done(new Opened(line, call))
        : Outcome.refused("participation.refused.over");
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
