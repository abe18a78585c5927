package jp.banso.correspondence;

import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** What the engine has to know of a mail that did not arrive. */
public interface UndeliveredMailProcess {

  void found(CaseKey processKey, ProgrammeCode programme);

  void decided(CaseKey processKey, boolean resent);
}
