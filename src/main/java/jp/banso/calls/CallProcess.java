package jp.banso.calls;

import java.util.List;
import jp.banso.kernel.CaseKey;

/** What the engine has to know of a call. */
public interface CallProcess {

  void prepared(CallView call);

  void confirmed(CaseKey key);

  void concurred(CaseKey key, boolean concurred);

  boolean isRunning(CaseKey key);

  /** Where the case stands, for the picture. */
  List<String> activeElements(CaseKey key);
}
