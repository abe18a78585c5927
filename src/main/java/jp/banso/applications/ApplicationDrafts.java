package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.drafting.DraftSight;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.Groups;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who works together on an application: those of its region who write it or were asked for a word; the secretariat where it
 * typed the form itself; its prefecture once it was let see the text, without what was said before.
 */
@Component
class ApplicationDrafts implements DraftSight {

  private final Applications applications;
  private final CaseNumbers numbers;

  ApplicationDrafts(Applications applications, CaseNumbers numbers) {
    this.applications = applications;
    this.numbers = numbers;
  }

  @Override
  public Optional<Rights> rights(Viewer viewer, CaseKey key) {
    return applications.findByCaseKey(key.value())
        .filter(application -> takesPart(viewer, application))
        .map(application -> rights(viewer, application));
  }

  static boolean takesPart(Viewer viewer, Application application) {
    if (!ApplicationScope.readsText(viewer, application)) {
      return false;
    }
    return switch (viewer.role()) {
      case REGION -> CaseShares.mayComment(viewer, application);
      case PREFECTURE -> wasShown(application);
      case SECRETARIAT, SECRETARIAT_MANAGER -> application.isTypedBySecretariat();
      default -> false;
    };
  }

  private static boolean wasShown(Application application) {
    return application.isShownToPrefecture() || application.handedOverAt() != null;
  }

  private static Rights rights(Viewer viewer, Application application) {
    boolean writes =
        StepPolicy.isOwn(viewer, application, Step.EDIT)
            && StepPolicy.isTheirs(viewer, application, Step.EDIT)
            && StepPolicy.isOpen(viewer, application, Step.EDIT);
    boolean open =
        application.state().isBeforeSubmission()
            || application.state() == ApplicationState.CORRECTING
            || EditPolicy.isCopiedFromMail(application);
    List<String> groups = new ArrayList<>(List.of(Groups.area(application.key())));
    groups.add(Groups.commenters(application.key()));
    if (application.isTypedBySecretariat()) {
      groups.add(Groups.secretariat(application.programme()));
    }
    List<String> later =
        wasShown(application)
            ? List.of(Groups.prefecture(application.programme(), application.prefecture()))
            : List.of();
    return new Rights(
        application.programme(), writes, true, open, groups, later, viewer.role() == RoleKind.PREFECTURE);
  }

  @Override
  public Optional<Place> place(CaseKey key) {
    return applications.findByCaseKey(key.value())
        .map(
            application ->
                new Place(
                    application.prefecture().name() + " " + numbers.shown(application.key()),
                    "/applications/" + application.id().value()));
  }
}
