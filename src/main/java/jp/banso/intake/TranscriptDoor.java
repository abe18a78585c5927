package jp.banso.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.banso.applications.TranscriptDesk.Typed;
import jp.banso.intake.TranscriptQuestion.Means;
import jp.banso.intake.Transcripts.Answer;
import jp.banso.kernel.Outcome;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 事務局入力の確認 for whoever has the code of the mail, and no account. A code opens one question; guessing is limited by
 * address, which a whole prefecture may share.
 */
@Service
@Transactional
public class TranscriptDoor {

  private static final int MOST_WRONG = 30;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String TOO_OFTEN = "intake.transcript.refused.tooOften";

  private final TranscriptRows rows;
  private final Transcripts transcripts;
  private final Clock technicalClock;

  TranscriptDoor(
      TranscriptRows rows, Transcripts transcripts, @Qualifier("technicalClock") Clock technicalClock) {
    this.rows = rows;
    this.transcripts = transcripts;
    this.technicalClock = technicalClock;
  }

  /** What a code opens. */
  public record Opened(TranscriptQuestion question, Typed typed) {}

  /** What the code opens, or the refusal: unknown, answered already, or tried too often from there. */
  public Outcome<Opened> open(String code, String address) {
    Instant now = technicalClock.instant();
    if (rows.wrongCodes(address, now.minus(WINDOW)) >= MOST_WRONG) {
      return Outcome.refused(TOO_OFTEN);
    }
    Optional<TranscriptQuestion> question = transcripts.byCode(code);
    if (question.isEmpty()) {
      rows.noteWrongCode(address, now, now.minus(WINDOW));
      return Outcome.refused("intake.transcript.refused.code");
    }
    Typed typed = transcripts.typed(question.get());
    return question.get().isOpen() && !typed.ended()
        ? Outcome.done(new Opened(question.get(), typed))
        : Transcripts.over(question.get());
  }

  /** True if the refusal is one of too many attempts. */
  public static boolean isTooOften(Outcome.Refused<?> refused) {
    return refused.messageKey().equals(TOO_OFTEN);
  }

  public Outcome<Void> answer(String code, String address, Answer answer) {
    return open(code, address).then(opened -> transcripts.answerBy(opened.question(), answer, Means.PAGE));
  }
}
