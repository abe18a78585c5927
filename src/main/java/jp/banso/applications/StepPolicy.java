package jp.banso.applications;

import java.util.EnumSet;
import java.util.Set;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;

/** Which steps a page offers. The services guard each of them again. */
final class StepPolicy {

  private StepPolicy() {}

  static Set<Step> steps(Viewer viewer, Application application) {
    boolean secretariat = viewer.isSecretariatOf(application.programme());
    boolean region = viewer.holds(Groups.area(application.key())) || secretariat;
    boolean prefecture =
        viewer.holds(Groups.prefecture(application.programme(), application.prefecture()))
            || secretariat;
    Set<Step> steps = EnumSet.noneOf(Step.class);
    switch (application.state()) {
      case DRAFT -> {
        add(steps, region, Step.HAND_OVER);
        add(steps, region && !application.isShownToPrefecture(), Step.SHOW);
      }
      case PREFECTURE_REVIEW -> add(steps, prefecture, Step.REVIEW);
      case COMPILED -> {
        add(steps, prefecture, Step.REVIEW);
        add(steps, prefecture, Step.REOPEN);
      }
      case CORRECTING -> add(steps, prefecture, Step.CORRECT);
      case RECEIVED -> add(steps, secretariat, Step.CHECK_FORMALITIES);
      case RECEIVED_LATE -> late(steps, viewer, application, secretariat);
      default -> { }
    }
    add(steps, EditPolicy.mayWrite(viewer, application), Step.EDIT);
    add(steps, EditPolicy.mayCorrectGroups(viewer, application), Step.GROUPS);
    add(steps, (region || prefecture) && WithdrawalPolicy.allows(application.state()), Step.WITHDRAW);
    add(
        steps, (region || prefecture) && RepresentativePolicy.allows(application.state()),
        Step.CHANGE_REPRESENTATIVE);
    add(steps, EditPolicy.mayFillSheet(viewer, application), Step.SHEET);
    add(steps, secretariat, Step.PROXY);
    return steps;
  }

  private static void late(
      Set<Step> steps, Viewer viewer, Application application, boolean secretariat) {
    boolean awaits = application.late().filter(LateDecision::awaitsConcurrence).isPresent();
    add(steps, !awaits && viewer.isManagerOf(application.programme()), Step.DECIDE_LATE);
    add(
        steps, awaits && (viewer.isMinistryOf(application.programme()) || secretariat),
        Step.CONCUR_LATE);
  }

  private static void add(Set<Step> steps, boolean condition, Step step) {
    if (condition) {
      steps.add(step);
    }
  }
}
