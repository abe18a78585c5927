package jp.banso.calls;

import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who may change a call that is being prepared, on which version of it. */
@Component
class CallEditing {

  private final CallRows rows;

  CallEditing(CallRows rows) {
    this.rows = rows;
  }

  /**
   * The call that the viewer may change.
   *
   * @throws NotFound for who may not see it, {@link Forbidden} for who may not edit it
   * @throws AlreadyDone once it was confirmed
   */
  Call require(Viewer viewer, CallId id) {
    Call call = CallAccess.visible(rows, viewer, id);
    if (!viewer.isSecretariatOf(call.programme()) || viewer.proxy().isPresent()) {
      throw new Forbidden(viewer.role() + " does not set up calls");
    }
    call.requireEdited();
    return call;
  }

  /**
   * The same, as it was when the viewer saw it.
   *
   * @throws StaleEdit if somebody else was quicker
   */
  Call requireUnchanged(Viewer viewer, CallId id, long version) {
    Call call = require(viewer, id);
    call.requireVersion(version);
    return call;
  }

  /** What was only looked at. */
  void keep(Call call) {
    rows.save(call);
  }

  /** Notes who changed what belongs to the call. */
  void changed(Viewer viewer, Call call) {
    call.edited(viewer.personId());
    rows.save(call);
  }
}
