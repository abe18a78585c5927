package jp.banso.calls;

import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/** What the engine has to know of a call. */
public interface CallProcess {

  void prepared(CallView call);

  /** The terms are settled from here on: what the process reads of them it learns now. */
  void confirmed(CallView call);

  void concurred(CallView call, boolean concurred);

  /** The day of a publication that is not settled yet is another now; what is due before it follows it. */
  void publicationMoved(CallView call);

  /** Nobody has anything to do with the call any more. */
  void discarded(CaseKey key);

  /** The publication that waits for its day is not to be; the terms are confirmed anew. */
  void publicationStopped(CallView call);

  /** A 正誤 or 中止 waits for the word of another person. */
  void changeProposed(CaseKey change, CallView call);

  /** The step that confirms a change is not this person's, who proposed it. */
  void changeLeftToOthers(CaseKey change, UUID proposer);

  void changeAnswered(CaseKey change, boolean byMinistry, boolean agreed);

  /** The proposal that was given back was made anew. */
  void changeRevised(CaseKey change);

  /** Nobody has anything to do with the proposal any more, which took no effect. */
  void changeDropped(CaseKey change);

  /** The call closes later than the process has learned. */
  void deadlineExtended(CallView call);

  void cancelled(CaseKey key);

  boolean isRunning(CaseKey key);

  /** Where the case stands, for the picture. */
  List<String> activeElements(CaseKey key);
}
