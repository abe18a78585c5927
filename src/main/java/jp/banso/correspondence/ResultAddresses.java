package jp.banso.correspondence;

import java.util.Set;
import jp.banso.kernel.CaseKey;

/**
 * Port: the module that owns cases says which addresses a case has now. Its result goes to one of
 * these and to no other, whatever somebody types.
 */
public interface ResultAddresses {

  /** Empty if there is no such case. */
  Set<String> of(CaseKey key);
}
