package jp.banso.inquiries;

import java.time.Instant;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what became of a call back. */
public interface CallbackProcess {

  void promised(CaseKey key, ProgrammeCode programme, Instant due);

  void tried(CaseKey key, CallbackState state, Instant nextDue);

  void dropped(CaseKey key);
}
