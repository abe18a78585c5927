package jp.banso.calls;

import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;

/** Who sees what of a call: its preparation belongs to secretariat and ministry, the rest is public. */
final class CallAccess {

  private CallAccess() {}

  static boolean mayPrepare(Viewer viewer, ProgrammeCode programme) {
    return viewer.isSecretariatOf(programme) || viewer.isMinistryOf(programme);
  }

  /**
   * The call, as far as the viewer may know of it.
   *
   * @throws NotFound if there is none for them
   */
  static Call visible(CallRows rows, Viewer viewer, CallId id) {
    return rows.findById(id.value())
        .filter(call -> maySee(viewer, call))
        .orElseThrow(() -> new NotFound("call " + id.value()));
  }

  /** The same for those who prepare it: what is public may still have parts that only they see. */
  static Call prepared(CallRows rows, Viewer viewer, CallId id) {
    Call call = visible(rows, viewer, id);
    if (!mayPrepare(viewer, call.programme())) {
      throw new Forbidden(viewer.role() + " does not prepare calls");
    }
    return call;
  }

  static boolean maySee(Viewer viewer, Call call) {
    return mayPrepare(viewer, call.programme())
        || (viewer.programme() == call.programme() && call.wasPublished());
  }
}
