package jp.banso.calls;

import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may know of a call by its number. */
@Component
class CallSight implements CaseSight {

  private final CallRows rows;

  CallSight(CallRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    return rows.findByCaseKey(key.value()).filter(call -> CallAccess.maySee(viewer, call)).isPresent();
  }
}
