package jp.banso.correspondence;

import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;

/** Port: the module that owns cases says whether the viewer may know of the one with this number. */
public interface CaseSight {

  boolean sees(Viewer viewer, CaseKey key);
}
