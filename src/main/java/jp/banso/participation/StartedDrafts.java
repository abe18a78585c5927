package jp.banso.participation;

import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;

/** Port: the module of the applications says what has been begun. */
public interface StartedDrafts {

  /** How many applications of the prefecture are not submitted yet, and not ended. */
  int open(CallId call, PrefectureCode prefecture);
}
