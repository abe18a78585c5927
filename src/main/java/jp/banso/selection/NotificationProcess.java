package jp.banso.selection;

import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** Outgoing port to the notices of results and the promotion of reserves. */
public interface NotificationProcess {

  void noticeStarted(CaseKey notice, ProgrammeCode programme);

  /** Answers false if the notice does not wait for it any more. */
  boolean deliveryKnown(CaseKey notice, boolean delivered);

  void toldByTelephone(CaseKey notice);

  /** A seat became free; without a reserve nothing is asked. */
  void promotionStarted(CaseKey promotion, ProgrammeCode programme, boolean anyReserve);

  void reserveProposed(CaseKey promotion, boolean promote);

  void reserveConcurred(CaseKey promotion, boolean concurred);
}
