package jp.banso.applications;

import jp.banso.calls.CallView;

/**
 * Port to whoever takes in mails: whether one that counts may still become an application of a call. A call that waits
 * for none is settled, and what comes after that is late. The same of a return: its term ends once no mail is left that
 * may answer it.
 */
public interface AwaitedMails {

  /** True if the call must wait; asked again as long as it is. In the caller's transaction. */
  boolean holdUp(CallView call);

  /** True if the term of the return must wait; asked again as long as it is. In the caller's transaction. */
  boolean holdUp(AwaitedCorrection correction);

  /** How many mails that came within the term are not decided upon and may answer the return. */
  int answers(AwaitedCorrection correction);
}
