package jp.banso.parties;

import jp.banso.kernel.ProgrammeCode;

/**
 * Who may look into the engine. Its own pages show every case and know no programmes, so beside the
 * administrator they are open to the manager of the one programme whose cases it runs.
 */
public final class Operators {

  static final ProgrammeCode PROGRAMME = ProgrammeCode.BANSO;

  private Operators() {}

  public static boolean include(Viewer viewer) {
    return viewer.role() == RoleKind.ADMINISTRATOR || viewer.isManagerOf(PROGRAMME);
  }
}
