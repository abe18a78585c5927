package jp.banso.applications;

import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port: what the flow of one 提出前の電話確認 is told. */
public interface SubmissionCallProcess {

  /** A prefecture is to be rung up. */
  void needed(CaseKey key, ProgrammeCode programme);

  /** It was rung up. */
  void called(CaseKey key);

  /** It need not be any more. */
  void settled(CaseKey key);
}
