package jp.banso.correspondence;

import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;

/** Port: the module that owns cases says what the viewer may know of the one with this number. */
public interface CaseSight {

  boolean sees(Viewer viewer, CaseKey key);

  /** False if the viewer may know of the case and not read yet what its people write. */
  default boolean readsText(Viewer viewer, CaseKey key) {
    return true;
  }
}
