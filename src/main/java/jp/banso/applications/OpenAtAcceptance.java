package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.banso.composition.CompositionFinding;
import org.springframework.stereotype.Component;

/** What is not settled when an application is to be accepted: whoever accepts it all the same says why. */
@Component
class OpenAtAcceptance {

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;

  OpenAtAcceptance(ApplicationDesk desk, ApplicationChecks checks) {
    this.desk = desk;
    this.checks = checks;
  }

  /** Message keys, beside plain gaps and what could not be told of a mailed form. */
  List<String> of(Application application) {
    List<String> open = new ArrayList<>();
    boolean unanswered =
        desk.requests(application).stream()
            .anyMatch(request -> request.isOpen() && request.by() == ReturnRequest.By.SECRETARIAT);
    if (unanswered) {
      open.add("applications.refused.acceptRequests");
    }
    if (checks.of(application).composition().stream().anyMatch(CompositionFinding::isUnmet)) {
      open.add("applications.refused.acceptConcerns");
    }
    if (isSheetMissing(application)) {
      open.add("applications.refused.acceptNoSheet");
    }
    return open;
  }

  Optional<String> firstOpen(Application application) {
    return of(application).stream().findFirst();
  }

  /** On screen nothing is submitted without it. */
  private boolean isSheetMissing(Application application) {
    return application.receipt().cameByMail()
        && desk.reviewIfAny(application)
            .map(PrefectureReview::sheet)
            .filter(sheet -> !sheet.isOnlyRecommendation())
            .isEmpty();
  }
}
