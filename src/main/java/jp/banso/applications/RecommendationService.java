package jp.banso.applications;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 推薦順位 and 都道府県意見 of all regions of a prefecture at once, beside the check sheet of each. */
@Service
@Transactional
public class RecommendationService {

  private final ApplicationDesk desk;
  private final CompilationRows rows;
  private final CompilationService compilations;
  private final Addressees addressees;
  private final ProxyRecords proxies;
  private final Calls calls;
  private final CaseNumbers numbers;
  private final AuditLog audit;

  RecommendationService(
      ApplicationDesk desk, CompilationRows rows, CompilationService compilations, Addressees addressees,
      ProxyRecords proxies, Calls calls, CaseNumbers numbers, AuditLog audit) {
    this.desk = desk;
    this.rows = rows;
    this.compilations = compilations;
    this.addressees = addressees;
    this.proxies = proxies;
    this.calls = calls;
    this.numbers = numbers;
    this.audit = audit;
  }

  /**
   * What is typed of one application.
   *
   * @param seen version of what was kept when the page was made, {@link BoardRow#NOTHING_KEPT} for nothing
   * @param rank from 1, null for none
   */
  public record Recommendation(ApplicationId id, long seen, Integer rank, String opinion) {}

  /**
   * What became of it.
   *
   * @param kept how many were changed
   * @param stale those that somebody else has changed meanwhile; if there is one, nothing was kept
   */
  public record Result(int kept, List<ApplicationId> stale) {}

  /**
   * Keeps all of them or, where a colleague was quicker with one, none; refused where one is 決裁中. What was not changed is left alone, whoever
   * may have it open.
   */
  public Outcome<Result> recommend(
      Viewer viewer, CallId callId, PrefectureCode prefecture, List<Recommendation> typed) {
    compilations.requireCompiler(viewer, callId, prefecture);
    CallView call = calls.get(callId);
    viewer.requireActFor(Groups.prefecture(call.programme(), prefecture), call.programme());
    if (typed.stream().anyMatch(one -> !CheckSheet.isUsableRank(one.rank()))) {
      return Outcome.refused("applications.refused.rank");
    }
    rows.lock(callId, prefecture);
    List<Recommendation> changed = new ArrayList<>();
    List<ApplicationId> stale = new ArrayList<>();
    List<String> held = new ArrayList<>();
    for (Recommendation one : typed) {
      Application application = desk.forViewer(viewer, one.id());
      if (!application.call().equals(callId) || !application.prefecture().equals(prefecture)) {
        throw new NotFound("application " + one.id().value());
      }
      CheckSheet sheet = desk.reviewIfAny(application).map(PrefectureReview::sheet).orElseGet(CheckSheet::blank);
      if (Objects.equals(sheet.rank(), one.rank()) && sheet.opinion().equals(one.opinion())) {
        continue;
      }
      if (desk.reviewIfAny(application).map(PrefectureReview::version).orElse(BoardRow.NOTHING_KEPT) == one.seen()) {
        changed.add(one);
        if (application.isHeld()) {
          held.add(numbers.shown(application.key()));
        }
      } else {
        stale.add(one.id());
      }
    }
    if (!held.isEmpty()) {
      return Outcome.refused("applications.refused.heldRows", String.join(" ", held));
    }
    if (stale.isEmpty()) {
      changed.forEach(one -> keep(viewer, one));
    }
    return Outcome.done(new Result(stale.isEmpty() ? changed.size() : 0, stale));
  }

  private void keep(Viewer viewer, Recommendation one) {
    Application application = desk.forStep(viewer, one.id(), Step.REVIEW);
    desk.touch(application, viewer.actor());
    desk.review(application).recommend(one.rank(), one.opinion());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.recommended", application.key())
            .detail("rank", one.rank())
            .audience(Audience.PREFECTURE));
    proxies.record(
        viewer, application.key(), "applications.step.recommend", addressees.prefecture(application).orElse(null));
  }
}
