package jp.banso.selection;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.applications.ApplicationState;
import jp.banso.applications.SubmissionFacts;
import jp.banso.calls.Calls;
import jp.banso.composition.CompositionFacts;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The requirements of the call (S2 §6): pointed out by rules, judged by a person (T-B8). */
@Service
@Transactional
public class EligibilityService {

  private final EligibilityJudgements judgements;
  private final RoundAccess access;
  private final RoundProgress progress;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final EligibilityRules rules;
  private final AssessmentProcess process;
  private final AuditLog audit;
  private final Clock clock;

  EligibilityService(
      EligibilityJudgements judgements,
      RoundAccess access,
      RoundProgress progress,
      ApplicationRecords applications,
      Calls calls,
      EligibilityRules rules,
      AssessmentProcess process,
      AuditLog audit,
      Clock clock) {
    this.judgements = judgements;
    this.access = access;
    this.progress = progress;
    this.applications = applications;
    this.calls = calls;
    this.rules = rules;
    this.process = process;
    this.audit = audit;
    this.clock = clock;
  }

  /** Lets the rules look at an application; said twice, nothing changes. */
  public void prejudge(CaseKey application) {
    EligibilityJudgement judgement =
        judgements.findByCaseKey(application.value()).orElseThrow(() -> new NotFound("judgement"));
    judgement.prejudged(rules.judge(inputs(applications.facts(application))), clock.instant());
  }

  /** Judges the requirements of an application, in the secretariat's own name. */
  public Outcome<Void> judge(
      Viewer viewer, ApplicationId application, long version, EligibilityVerdict verdict) {
    EligibilityJudgement judgement =
        judgements.findByApplicationId(application.value()).orElseThrow(() -> new NotFound("judgement"));
    SelectionRound round = access.locked(viewer, new SelectionRoundId(judgement.roundId()));
    if (!viewer.isSecretariatOf(round.programme())) {
      throw new Forbidden("only the secretariat judges requirements");
    }
    judgement.requireVersion(version);
    return judgement
        .judge(verdict, viewer.actor().label(), clock.instant())
        .then(
            done -> {
              record(viewer, judgement, verdict);
              process.judged(judgement.key(), verdict.eligible());
              progress.afterCheck(round);
              return Outcome.done();
            });
  }

  /**
   * The applicants' own state changes for those who go on only: that a requirement could not be
   * confirmed is told with all other results, not before.
   */
  private void record(Viewer viewer, EligibilityJudgement judgement, EligibilityVerdict verdict) {
    if (verdict.eligible()) {
      applications.recordOutcome(judgement.applicationId(), ApplicationState.ELIGIBLE);
    }
    String action = verdict.eligible() ? "audit.selection.eligible" : "audit.selection.ineligible";
    audit.record(
        AuditEntry.of(viewer.actor(), action, judgement.key())
            .detail("reason", verdict.reason().strip())
            .detail("unmet", String.join(" ", judgement.unmetRules()))
            .audience(Audience.MINISTRY));
  }

  private Map<String, Object> inputs(ApplicationFacts facts) {
    CompositionFacts members =
        CompositionFacts.of(facts.answers(), facts.memberGroups(), calls.get(facts.callId()).terms());
    Map<String, Object> inputs = new LinkedHashMap<>(members.decisionInputs());
    inputs.put("hubEstablished", facts.hubEstablished().name());
    inputs.put("hubLed", facts.hubLed().name());
    inputs.put("supportWanted", facts.supportWanted().name());
    SubmissionFacts submission = applications.submission(facts.id());
    inputs.put("sentByPrefecture", submission.sentByPrefecture());
    inputs.put("receivedInTime", submission.receivedInTime());
    inputs.put("formGaps", submission.formGaps());
    inputs.put("regionUnit", facts.answers().text("regionUnit"));
    return inputs;
  }
}
