package jp.banso.support;

import java.time.Instant;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what happened to one dispatch, told to its running case. */
public interface DispatchProcess {

  void requested(CaseKey key, ProgrammeCode programme);

  void approved(CaseKey key, String advisorGroup);

  void refused(CaseKey key);

  void accepted(CaseKey key, Instant visitAt);

  void declined(CaseKey key);

  void nextAsked(CaseKey key, String advisorGroup);

  void endedWithoutAdvisor(CaseKey key);

  void reported(CaseKey key);

  void cancelled(CaseKey key);
}
