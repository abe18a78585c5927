package jp.banso.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;

/** Whose a step is and when it is open: pages offer by these facts, and services refuse by them. */
final class StepPolicy {

  /** Steps of outside people, which the secretariat records on their word (代理入力). */
  private static final Set<Step> RECORDED =
      EnumSet.of(
          Step.EDIT, Step.HAND_OVER, Step.SHOW, Step.ATTACH, Step.REVIEW, Step.CORRECT, Step.WITHDRAW,
          Step.CHANGE_REPRESENTATIVE, Step.CONCUR_LATE, Step.RELEASE);

  /** The secretariat's own, never on another's word. */
  private static final Set<Step> IN_PERSON =
      EnumSet.of(Step.CHECK_FORMALITIES, Step.SHEET, Step.DECIDE_LATE);

  private StepPolicy() {}

  /** What a page offers now. */
  static Set<Step> steps(Viewer viewer, Application application) {
    return EnumSet.allOf(Step.class).stream()
        .filter(step -> isTheirs(viewer, application, step) && isOpen(viewer, application, step))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
  }

  /** True if the step is the viewer's at some time, as their own or to be recorded for its person. */
  static boolean isTheirs(Viewer viewer, Application application, Step step) {
    boolean recorded = RECORDED.contains(step) && viewer.isSecretariatOf(application.programme());
    boolean theirs = recorded || isOwn(viewer, application, step);
    return switch (step) {
      case EDIT ->
          theirs && (isRegion(viewer, application) || EditPolicy.mayWrite(viewer, application));
      case ATTACH, GROUPS, CHANGE_REPRESENTATIVE, APPROVAL, HOLD, OWN_ROWS ->
          theirs && ApplicationScope.readsText(viewer, application);
      default -> theirs;
    };
  }

  /** True if nothing is wanting in this request: another's step needs that person's word. */
  static boolean mayTake(Viewer viewer, Application application, Step step) {
    boolean own = isOwn(viewer, application, step);
    boolean onWord = viewer.proxy().isPresent();
    return own ? !(onWord && IN_PERSON.contains(step)) : onWord;
  }

  /** True if the application has come to the step and not yet past it. */
  static boolean isOpen(Viewer viewer, Application application, Step step) {
    ApplicationState state = application.state();
    boolean awaits = application.late().filter(LateDecision::awaitsConcurrence).isPresent();
    return switch (step) {
      case EDIT -> EditPolicy.mayWrite(viewer, application) && !application.isHeld();
      case GROUPS -> EditPolicy.mayCorrectGroups(viewer, application);
      case ATTACH -> EditPolicy.mayAttach(viewer, application) && !application.isHeld();
      case HAND_OVER -> state == ApplicationState.DRAFT;
      case SHOW -> state == ApplicationState.DRAFT && !application.isShownToPrefecture();
      case REVIEW ->
          state == ApplicationState.PREFECTURE_REVIEW || state == ApplicationState.COMPILED;
      case CORRECT -> state == ApplicationState.CORRECTING;
      case CHECK_FORMALITIES -> state == ApplicationState.RECEIVED;
      case SHEET -> EditPolicy.isCopiedFromMail(application) && application.receipt().cameByMail();
      case DECIDE_LATE -> state == ApplicationState.RECEIVED_LATE && !awaits;
      case CONCUR_LATE -> state == ApplicationState.RECEIVED_LATE && awaits;
      case WITHDRAW -> WithdrawalPolicy.allows(state);
      case CHANGE_REPRESENTATIVE -> RepresentativePolicy.allows(state);
      case PEOPLE -> true;
      case APPROVAL -> ApprovalSide.of(viewer).filter(side -> side.prepares(state)).isPresent();
      case OWN_ROWS ->
          !application.isHeld()
              && (state == ApplicationState.PREFECTURE_REVIEW
                  || state == ApplicationState.DRAFT && application.isShownToPrefecture());
      case HOLD ->
          !application.isHeld() && ApprovalSide.of(viewer).filter(side -> side.mayHold(state)).isPresent();
      case RELEASE -> application.isHeld();
    };
  }

  /** True if the viewer takes the step as their own, on nobody's word. */
  static boolean isOwn(Viewer viewer, Application application, Step step) {
    return holders(application, step).stream().anyMatch(viewer::holds);
  }

  private static List<String> holders(Application application, Step step) {
    String region = Groups.area(application.key());
    String prefecture = Groups.prefecture(application.programme(), application.prefecture());
    String secretariat = Groups.secretariat(application.programme());
    return switch (step) {
      case EDIT, ATTACH ->
          application.state() == ApplicationState.CORRECTING
              ? List.of(region, prefecture)
              : List.of(region, prefecture, secretariat);
      case GROUPS -> List.of(region, prefecture, secretariat);
      case HAND_OVER, SHOW -> List.of(region);
      // nobody of its region is there yet to ask somebody in
      case PEOPLE ->
          application.forwardedAt().isPresent()
              ? List.of(region, prefecture, secretariat)
              : List.of(region, secretariat);
      case REVIEW, CORRECT, OWN_ROWS -> List.of(prefecture);
      case WITHDRAW, CHANGE_REPRESENTATIVE, APPROVAL, HOLD -> List.of(region, prefecture);
      case RELEASE ->
          application.hold().map(hold -> List.of(hold.side().group(application))).orElse(List.of(region, prefecture));
      case CHECK_FORMALITIES, SHEET -> List.of(secretariat);
      case DECIDE_LATE -> List.of(Groups.secretariatManager(application.programme()));
      case CONCUR_LATE -> List.of(Groups.ministry(application.programme()));
    };
  }

  private static boolean isRegion(Viewer viewer, Application application) {
    return viewer.holds(Groups.area(application.key()));
  }
}
