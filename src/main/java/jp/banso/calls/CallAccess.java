package jp.banso.calls;

import jp.banso.kernel.Forbidden;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;

/** Who sees what of a call: its preparation belongs to secretariat and ministry, the rest is public. */
final class CallAccess {

  private CallAccess() {}

  static boolean mayPrepare(Viewer viewer, ProgrammeCode programme) {
    return viewer.isSecretariatOf(programme) || viewer.isMinistryOf(programme);
  }

  /** What is public may still have parts that only those see who prepare it. */
  static void requirePreparer(Viewer viewer, Call call) {
    if (!mayPrepare(viewer, call.programme())) {
      throw new Forbidden(viewer.role() + " does not prepare calls");
    }
  }

  static boolean maySee(Viewer viewer, Call call) {
    return mayPrepare(viewer, call.programme())
        || (viewer.programme() == call.programme() && call.wasPublished());
  }
}
