package jp.banso.applications;

import jp.banso.calls.CallId;

/**
 * Port to whoever selects: whether an application that is accepted after its call was settled can
 * still be judged with the others. What is not taken in must not be accepted, or it would never have
 * a result.
 */
public interface SelectionEntry {

  /** Keeps the selection where it is until the transaction ends. */
  boolean takesIn(CallId call);
}
