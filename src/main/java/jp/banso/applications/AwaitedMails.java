package jp.banso.applications;

import jp.banso.calls.CallView;

/**
 * Port to whoever takes in mails: whether one that counts may still become an application of a call. A call that waits
 * for none is settled, and what comes after that is late.
 */
public interface AwaitedMails {

  /** True if the call must wait; asked again as long as it is. In the caller's transaction. */
  boolean holdUp(CallView call);
}
