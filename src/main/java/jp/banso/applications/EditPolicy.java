package jp.banso.applications;

import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;

/** Who may write into the form in which state. */
final class EditPolicy {

  private EditPolicy() {}

  static boolean mayWrite(Viewer viewer, Application application) {
    boolean region = viewer.holds(Groups.area(application.key()));
    boolean secretariat = viewer.isSecretariatOf(application.programme());
    return switch (application.state()) {
      case DRAFT -> region || (secretariat && application.isTypedBySecretariat());
      case CORRECTING -> region || secretariat || ofPrefecture(viewer, application);
      case RECEIVED, RECEIVED_LATE -> secretariat && isCopiedFromMail(application);
      default -> false;
    };
  }

  /** 区分（確認用） is corrected by whoever has the application before them. */
  static boolean mayCorrectGroups(Viewer viewer, Application application) {
    return switch (application.state()) {
      case PREFECTURE_REVIEW, COMPILED -> ofPrefecture(viewer, application);
      case RECEIVED, RECEIVED_LATE, ACCEPTED -> viewer.isSecretariatOf(application.programme());
      default -> mayWrite(viewer, application);
    };
  }

  /** A paper goes with the text: it comes from whoever writes it, or adds to it before it is sent on. */
  static boolean mayAttach(Viewer viewer, Application application) {
    return switch (application.state()) {
      case PREFECTURE_REVIEW, COMPILED -> ofPrefecture(viewer, application);
      default -> mayWrite(viewer, application);
    };
  }

  /** What came by mail, the submission or the answer to a return, is copied into the form by the secretariat (B12). */
  static boolean isCopiedFromMail(Application application) {
    boolean waiting =
        application.state() == ApplicationState.RECEIVED
            || application.state() == ApplicationState.RECEIVED_LATE;
    return waiting && application.isTextFromMail();
  }

  private static boolean ofPrefecture(Viewer viewer, Application application) {
    return viewer.holds(Groups.prefecture(application.programme(), application.prefecture()));
  }
}
