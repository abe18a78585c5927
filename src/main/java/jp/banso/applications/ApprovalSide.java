package jp.banso.applications;

import java.util.Optional;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;

/** Whose 決裁 it is: what the region sends to its prefecture, or what the prefecture sends on. */
public enum ApprovalSide {
  REGION,
  PREFECTURE;

  /** Empty for everybody who has no application to be approved. */
  static Optional<ApprovalSide> of(Viewer viewer) {
    return switch (viewer.role()) {
      case REGION -> Optional.of(REGION);
      case PREFECTURE -> Optional.of(PREFECTURE);
      default -> Optional.empty();
    };
  }

  RoleKind role() {
    return this == REGION ? RoleKind.REGION : RoleKind.PREFECTURE;
  }

  String group(Application application) {
    return this == REGION
        ? Groups.area(application.key())
        : Groups.prefecture(application.programme(), application.prefecture());
  }

  /** Whether the side writes its paper in this state, and so may have it approved. */
  boolean prepares(ApplicationState state) {
    return switch (state) {
      case DRAFT -> this == REGION;
      case PREFECTURE_REVIEW, COMPILED -> this == PREFECTURE;
      case CORRECTING -> true;
      default -> false;
    };
  }

  /** Whether its 決裁中 can hold the text; a 補正 is written by both sides, so neither holds it from the other. */
  boolean mayHold(ApplicationState state) {
    return prepares(state) && state != ApplicationState.CORRECTING;
  }

  public String messageKey() {
    return "approvals.side." + name();
  }
}
