package jp.banso.applications;

import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a prefecture's とりまとめ when an application leaves it otherwise than in a package. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CompilationEnds {

  private final Applications applications;
  private final CompilationRows rows;
  private final Calls calls;
  private final CompilationProcess compilations;
  private final CompilationDays days;
  private final ApplicationMails mails;
  private final SubmissionCalls telephone;

  CompilationEnds(
      Applications applications, CompilationRows rows, Calls calls, CompilationProcess compilations,
      CompilationDays days, ApplicationMails mails, SubmissionCalls telephone) {
    this.applications = applications;
    this.rows = rows;
    this.calls = calls;
    this.compilations = compilations;
    this.days = days;
    this.mails = mails;
    this.telephone = telephone;
  }

  /**
   * Taken before an application leaves its prefecture's drafts, so that no other draft begins or ends
   * meanwhile; before the application's own row, in the order in which a package takes them.
   */
  void lockBeforeLeaving(Application leaving) {
    rows.lockLeaving(leaving.key());
  }

  /**
   * The flow of the とりまとめ ends when its last application before submission is gone; the caller holds
   * the compilation's row.
   */
  void emptiedIfLast(Application gone) {
    telephone.settle(gone.call(), gone.prefecture());
    Set<ApplicationState> left =
        applications
            .findByCallIdAndPrefectureCodeOrderByCaseKey(
                gone.call().value(), gone.prefecture().value())
            .stream()
            .map(Application::state)
            .collect(Collectors.toSet());
    CallView call = calls.get(gone.call());
    if (left.stream().anyMatch(ApplicationState::isBeforeSubmission)) {
      days.draftsChanged(call, gone.prefecture());
      return;
    }
    CaseKey key = CompilationKey.of(call, gone.prefecture());
    compilations.emptied(key);
    mails.cancelAsking(key);
  }
}
