package jp.banso.support;

import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what happened to one question, told to its running case. */
public interface QuestionProcess {

  void received(CaseKey key, ProgrammeCode programme);

  void routedToSecretariat(CaseKey key);

  void routedToAdvisor(CaseKey key, String advisorGroup);

  void foundOutOfScope(CaseKey key);

  void advised(CaseKey key);

  /** The advisor is asked no more; the case asks anew who answers. */
  void takenBack(CaseKey key);

  void answered(CaseKey key);

  void cancelled(CaseKey key);
}
