package jp.banso.applications;

import java.util.List;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;

/**
 * Who may know of an application, and who may read its text. Before submission secretariat and
 * ministry know only that it exists, with whom it lies and its dates; the prefecture reads it from
 * the hand-over, or earlier if the region shows it.
 */
final class ApplicationScope {

  /**
   * Whose histories hold what everybody who {@link #sees} an application may read. The advisors of the
   * support that follows see its number, but nothing of the application.
   */
  static final Audience[] READERS = {Audience.MINISTRY, Audience.PREFECTURE, Audience.REGION};

  private static final String LAST_STATE = "coalesce(a.ended_from, a.state)";

  private ApplicationScope() {}

  static boolean sees(Viewer viewer, Application application) {
    if (viewer.programme() != application.programme()) {
      return false;
    }
    return switch (viewer.role()) {
      case REGION -> CaseShares.of(viewer, application).isPresent();
      case PREFECTURE -> application.prefecture().equals(viewer.prefectureOrNull());
      case SECRETARIAT, SECRETARIAT_MANAGER, MINISTRY -> true;
      case ADMINISTRATOR, ADVISOR, REVIEWER -> false;
    };
  }

  static boolean readsText(Viewer viewer, Application application) {
    if (!sees(viewer, application)) {
      return false;
    }
    return switch (viewer.role()) {
      case REGION -> true;
      case PREFECTURE ->
          application.isShownToPrefecture()
              || application.handedOverAt() != null
              || application.receipt().isGiven();
      case SECRETARIAT, SECRETARIAT_MANAGER ->
          application.receipt().isGiven() || application.isTypedBySecretariat();
      default -> application.receipt().isGiven();
    };
  }

  /** True if the viewer reads the last version that changed hands, not what is (or was) being written. */
  static boolean readsLastVersion(Viewer viewer, Application application) {
    return switch (viewer.role()) {
      case REGION -> false;
      case PREFECTURE ->
          application.lastState() == ApplicationState.DRAFT && !application.isShownToPrefecture();
      default -> application.lastState() == ApplicationState.CORRECTING;
    };
  }

  /** True if a version of this occasion came to the viewer's side. */
  static boolean wasSentTo(Viewer viewer, ApplicationVersion.Occasion occasion) {
    return viewer.role() == RoleKind.PREFECTURE
        ? occasion.changedHands()
        : occasion.isWhatTheSecretariatHas();
  }

  /** 応募地域名 in the version that the viewer reads. */
  static String areaName(Viewer viewer, Application application) {
    return readsLastVersion(viewer, application) && application.keptAreaName() != null
        ? application.keptAreaName()
        : application.areaName();
  }

  /** {@link #areaName(Viewer, Application)} of the rows, as an expression on {@code application a}. */
  static String areaName(Viewer viewer) {
    return switch (viewer.role()) {
      case REGION -> "a.area_name";
      case PREFECTURE -> kept(LAST_STATE + " = 'DRAFT' and not a.shown_to_prefecture");
      default -> kept(LAST_STATE + " = 'CORRECTING'");
    };
  }

  private static String kept(String condition) {
    return "case when " + condition + " then coalesce(a.kept_area_name, a.area_name)"
        + " else a.area_name end";
  }

  /** Opinion, rank and check sheet: the prefecture's own, and staff's once it is submitted. */
  static boolean readsPrefectureReview(Viewer viewer, Application application) {
    return viewer.role() != RoleKind.REGION
        && sees(viewer, application)
        && (viewer.role() == RoleKind.PREFECTURE || application.receipt().isGiven());
  }

  /** The rows a viewer may know of, as a condition on {@code application a}. */
  static String condition(Viewer viewer) {
    return switch (viewer.role()) {
      case REGION -> "a.programme = :programme and a.case_key = any(:keys)";
      case PREFECTURE -> "a.programme = :programme and a.prefecture_code = :prefecture";
      case SECRETARIAT, SECRETARIAT_MANAGER, MINISTRY -> "a.programme = :programme";
      case ADMINISTRATOR, ADVISOR, REVIEWER -> "a.programme = :programme and false";
    };
  }

  /** The rows whose text the viewer may read, within {@link #condition}. */
  static String textCondition(Viewer viewer) {
    return switch (viewer.role()) {
      case REGION -> "true";
      case PREFECTURE ->
          "(a.shown_to_prefecture or a.handed_over_at is not null or a.received_at is not null)";
      case SECRETARIAT, SECRETARIAT_MANAGER ->
          "(a.received_at is not null or a.typed_by_secretariat)";
      default -> "(a.received_at is not null)";
    };
  }

  /** Of the texts {@code application_text t} the one that the viewer reads of {@code application a}. */
  static String searchedText(Viewer viewer) {
    return switch (viewer.role()) {
      case REGION -> "t.words";
      case PREFECTURE ->
          "case when " + LAST_STATE + " = 'DRAFT' and not a.shown_to_prefecture then t.handed_words else t.words end";
      default -> "case when " + LAST_STATE + " = 'CORRECTING' then t.sent_words else t.words end";
    };
  }

  /** The texts among which {@link #searchedText} is. */
  static List<String> searchedTexts(Viewer viewer) {
    return switch (viewer.role()) {
      case REGION -> List.of("t.words");
      case PREFECTURE -> List.of("t.words", "t.handed_words");
      default -> List.of("t.words", "t.sent_words");
    };
  }

  /** 整理番号 of the applications that are shared with somebody of a region. */
  static List<String> ownKeys(Viewer viewer) {
    return viewer.groups().stream()
        .flatMap(
            group ->
                CaseShare.beginnings().stream()
                    .filter(group::startsWith)
                    .map(beginning -> group.substring(beginning.length())))
        .distinct()
        .toList();
  }
}
