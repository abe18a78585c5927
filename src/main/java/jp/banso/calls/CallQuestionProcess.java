package jp.banso.calls;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** What the engine has to know of a question on a call. */
public interface CallQuestionProcess {

  void received(CaseKey key, ProgrammeCode programme, Instant receivedAt);

  /** The asker alone was answered. */
  void answered(CaseKey key, boolean revised);

  /** A draft waits for its release by another person than the one who wrote it. */
  void proposed(CaseKey key, boolean revised, UUID writer);

  /** As {@link #proposed}, of a question that was answered before: its case begins once more. */
  void proposedAgain(CaseKey key, ProgrammeCode programme, Instant receivedAt, UUID writer);

  /**
   * The draft is published.
   *
   * @param askerToTell whether somebody has to tell the asker, whom no mail reaches
   */
  void released(CaseKey key, boolean askerToTell);

  void givenBack(CaseKey key);

  /** The asker knows of the publication, or that there will be no answer. */
  void askerTold(CaseKey key);

  /**
   * Nobody answers the question, or publishes its draft, any more.
   *
   * @param askerToTell whether somebody has to tell the asker, whom no mail reaches
   */
  void dropped(CaseKey key, boolean askerToTell);
}
