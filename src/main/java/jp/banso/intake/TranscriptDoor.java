package jp.banso.intake;

import jp.banso.applications.TranscriptDesk.Typed;
import jp.banso.intake.TranscriptQuestion.Means;
import jp.banso.intake.Transcripts.Answer;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.CodeGuard;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 事務局入力の確認 for whoever has the code of the mail, and no account. A code opens one question; guessing is limited by
 * address, which a whole prefecture may share.
 */
@Service
@Transactional
public class TranscriptDoor {

  /** How its codes are guarded. */
  public static final CodeGuard.Door DOOR =
      new CodeGuard.Door("transcript", "intake.transcript.refused.code", "intake.transcript.refused.tooOften");

  private final Transcripts transcripts;
  private final CodeGuard guard;

  TranscriptDoor(Transcripts transcripts, CodeGuard guard) {
    this.transcripts = transcripts;
    this.guard = guard;
  }

  /** What a code opens. */
  public record Opened(TranscriptQuestion question, Typed typed) {}

  /** What the code opens, or the refusal: unknown, answered already, or tried too often from there. */
  public Outcome<Opened> open(String code, String address) {
    return guard.open(DOOR, address, () -> transcripts.byCode(code)).then(this::opened);
  }

  private Outcome<Opened> opened(TranscriptQuestion question) {
    Typed typed = transcripts.typed(question);
    return question.isOpen() && !typed.ended()
        ? Outcome.done(new Opened(question, typed))
        : Transcripts.over(question);
  }

  public Outcome<Void> answer(String code, String address, Answer answer) {
    return open(code, address).then(opened -> transcripts.answerBy(opened.question(), answer, Means.PAGE));
  }
}
