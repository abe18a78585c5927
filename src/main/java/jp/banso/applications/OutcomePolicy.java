package jp.banso.applications;

import static jp.banso.applications.ApplicationState.ACCEPTED;
import static jp.banso.applications.ApplicationState.DECLINED;
import static jp.banso.applications.ApplicationState.ELIGIBLE;
import static jp.banso.applications.ApplicationState.INELIGIBLE;
import static jp.banso.applications.ApplicationState.NOT_SELECTED;
import static jp.banso.applications.ApplicationState.RESERVE;
import static jp.banso.applications.ApplicationState.SELECTED;

import java.util.Map;
import java.util.Set;
import jp.banso.kernel.AlreadyDone;

/** What selection may say of an accepted application, and in which order. */
final class OutcomePolicy {

  private static final Map<ApplicationState, Set<ApplicationState>> NEXT =
      Map.of(
          ACCEPTED, Set.of(ELIGIBLE, INELIGIBLE),
          ELIGIBLE, Set.of(SELECTED, RESERVE, NOT_SELECTED),
          RESERVE, Set.of(SELECTED, NOT_SELECTED, DECLINED),
          SELECTED, Set.of(DECLINED));

  private OutcomePolicy() {}

  static void require(String key, ApplicationState now, ApplicationState outcome) {
    if (!NEXT.getOrDefault(now, Set.of()).contains(outcome)) {
      throw new AlreadyDone(key + " cannot become " + outcome + " from " + now);
    }
  }
}
