package jp.banso.applications;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.banso.calls.CallId;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.documents.DocumentView;

/** Applications for the modules above: facts down, outcomes up. */
public interface ApplicationRecords {

  /**
   * Reads the facts.
   *
   * @throws jp.banso.kernel.NotFound if there is no such application
   */
  ApplicationFacts facts(ApplicationId id);

  ApplicationFacts facts(CaseKey key);

  /**
   * 整理番号, without reading more of it.
   *
   * @throws jp.banso.kernel.NotFound if there is no such application
   */
  CaseKey key(ApplicationId id);

  /** Of some applications those that nobody may write any more. */
  Set<ApplicationId> closedOf(Collection<ApplicationId> ids);

  /** Whose they are, for lists: one statement for all. */
  Map<ApplicationId, ApplicationPlace> places(Collection<ApplicationId> ids);

  /** The papers that go with it (添付資料), each in its latest version; who may read them is the caller's to judge. */
  List<DocumentView> papers(ApplicationId id);

  /** How it came, and what its form lacks as it stands. */
  SubmissionFacts submission(ApplicationId id);

  /** Accepted applications of a call, those in selection included, by 整理番号. */
  List<ApplicationFacts> acceptedOf(CallId call);

  /** How many applications of a call are neither accepted nor ended: each may still be accepted. */
  long openOf(CallId call);

  /**
   * An application that is neither accepted nor ended.
   *
   * @param stateKey message key of its state, in the words of the staff
   */
  record Open(ApplicationId id, CaseKey key, PrefectureCode prefecture, String stateKey) {}

  /** Those that {@link #openOf} counts, by 整理番号. */
  List<Open> openApplications(CallId call);

  /** True if nothing but mails that came in time keeps the call from being settled. */
  boolean awaitsMails(CallId call);

  /** Submitted applications of a call whose result has not been told, by 整理番号. */
  List<ApplicationFacts> awaitingResultOf(CallId call);

  /** Records what selection decided; refuses states that cannot follow. In the caller's transaction. */
  void recordOutcome(ApplicationId id, ApplicationState outcome);
}
