package jp.banso.intake;

import java.util.List;
import jp.banso.applications.TranscriptDesk.Typed;
import jp.banso.parties.DeskContact;

/**
 * 事務局入力の確認 as its reader may see it.
 *
 * @param desk the registered desk that is taken to have sent it, null if none is registered
 * @param questions newest first
 * @param asks true if the viewer may ask it
 * @param answers true if the viewer is the desk and may answer now
 * @param notes true if the viewer may note an answer that came otherwise
 */
public record TranscriptPage(
    Typed typed, DeskContact desk, List<TranscriptQuestion> questions, boolean asks, boolean answers, boolean notes) {

  /** The question that waits for an answer, null if none does. */
  public TranscriptQuestion open() {
    return questions.stream().findFirst().filter(TranscriptQuestion::isOpen).orElse(null);
  }
}
