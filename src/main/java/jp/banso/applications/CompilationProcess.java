package jp.banso.applications;

import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what the flow of one prefecture's とりまとめ is told. */
public interface CompilationProcess {

  /** Starts the flow unless it runs; the caller holds the compilation's row. */
  void draftStarted(
      CaseKey key, ProgrammeCode programme, PrefectureCode prefecture, LocalDate deadline);

  void packageSubmitted(CaseKey key, boolean draftsRemaining);

  void callClosed(CaseKey key, boolean anythingSubmitted);

  void emptied(CaseKey key);

  void callCancelled(CaseKey key);

  /** The call has another deadline than the cases have learned, and what is due goes by it. */
  void redated(List<CaseKey> keys, LocalDate deadline);

  /** Nothing is owed: due on no day, until they are redated. */
  void rested(List<CaseKey> keys);
}
