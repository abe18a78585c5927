package jp.banso.applications;

import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;

/** Who may do what with an application beyond its steps. */
final class CaseShares {

  private CaseShares() {}

  /** What the application is shared with the viewer for; empty for who is not of its region. */
  static Optional<CaseShare> of(Viewer viewer, Application application) {
    return viewer.role() == RoleKind.REGION
        ? Stream.of(CaseShare.values()).filter(share -> viewer.holds(share.group(application.key()))).findFirst()
        : Optional.empty();
  }

  /** Whether the viewer of a region reads or comments drafts, in person or for the organisation, and writes none. */
  static boolean mayOnlyLookOn(Viewer viewer) {
    return viewer.role() == RoleKind.REGION
        && viewer.groups().stream().anyMatch(Groups::isForLookingOn)
        && viewer.groups().stream().noneMatch(Groups::isArea);
  }

  /**
   * Whether the viewer may say something about the text: of the region who writes it or was asked for a word, and of
   * prefecture and secretariat whoever may read it.
   */
  static boolean mayComment(Viewer viewer, Application application) {
    return ApplicationScope.readsText(viewer, application)
        && switch (viewer.role()) {
          case REGION -> of(viewer, application).filter(share -> share != CaseShare.READER).isPresent();
          case PREFECTURE, SECRETARIAT, SECRETARIAT_MANAGER -> true;
          default -> false;
        };
  }
}
