package jp.banso.applications;

import jp.banso.calls.CallId;
import jp.banso.kernel.Outcome;

/**
 * Port to whoever selects: whether an application that is accepted after its call was settled can
 * still be judged with the others. What is not taken in must not be accepted, or it would never have
 * a result.
 */
public interface SelectionEntry {

  /** Keeps the selection where it is until the transaction ends; a refusal says how far it has gone. */
  Outcome<Void> takesIn(CallId call);
}
