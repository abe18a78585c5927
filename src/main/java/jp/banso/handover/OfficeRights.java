package jp.banso.handover;

import java.util.Set;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleHolding;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;

/**
 * Who keeps whose absences and transfers. Advisors and reviewers are appointed in person: nobody stands in for them,
 * and what
 * they were asked is asked of another by the secretariat.
 */
final class OfficeRights {

  /** The roles whose work an office does together. */
  static final Set<RoleKind> OFFICES =
      Set.of(
          RoleKind.SECRETARIAT, RoleKind.SECRETARIAT_MANAGER, RoleKind.MINISTRY, RoleKind.PREFECTURE, RoleKind.REGION);

  private OfficeRights() {}

  /** 課の管理者 of the desk, or the manager of the secretariat, in person. */
  static boolean keepsOffice(Viewer viewer, RoleHolding holding) {
    return viewer.proxy().isEmpty()
        && viewer.organisationId().equals(holding.organisationId())
        && viewer.programme() == holding.programme()
        && (isDeskManager(viewer) && holding.role() == RoleKind.PREFECTURE
            || viewer.role() == RoleKind.SECRETARIAT_MANAGER && holding.role().isSecretariat());
  }

  /** Those who may move people at all. */
  static boolean movesPeople(Viewer viewer) {
    return viewer.proxy().isEmpty()
        && (viewer.role() == RoleKind.ADMINISTRATOR || viewer.role() == RoleKind.SECRETARIAT_MANAGER
            || isDeskManager(viewer));
  }

  /** The administrator, the manager of the programme, and the 課の管理者 of the desk. */
  static boolean moves(Viewer viewer, RoleHolding holding) {
    return movesPeople(viewer)
        && OFFICES.contains(holding.role())
        && viewer.programme() == holding.programme()
        && (viewer.role() != RoleKind.PREFECTURE || keepsOffice(viewer, holding));
  }

  static boolean isDeskManager(Viewer viewer) {
    return viewer.role() == RoleKind.PREFECTURE
        && viewer.holds(Groups.deskManagers(viewer.programme(), viewer.prefectureOrNull()));
  }
}
