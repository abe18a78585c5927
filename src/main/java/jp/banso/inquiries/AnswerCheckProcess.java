package jp.banso.inquiries;

import java.time.Instant;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: an answer that was given at once is looked at again. */
public interface AnswerCheckProcess {

  /**
   * @param clerk who gave the answer, and does not look at it again
   * @param checker with whom it lies at first, null for everybody else
   */
  void drawn(CaseKey key, ProgrammeCode programme, UUID clerk, UUID checker, Instant due);

  void adequate(CaseKey key);

  /**
   * @param clerk who is to read what was found, null for everybody
   */
  void found(CaseKey key, CheckResult result, UUID clerk, Instant due);

  /** The clerk has read what was found. */
  void read(CaseKey key);

  /** Its case is deleted. */
  void dropped(CaseKey key);
}
