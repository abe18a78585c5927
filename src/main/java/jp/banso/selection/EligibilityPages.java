package jp.banso.selection;

import java.util.List;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallTerms;
import jp.banso.calls.Calls;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the judgement of one application for secretariat and ministry. */
@Service
@Transactional(readOnly = true)
public class EligibilityPages {

  private final EligibilityJudgements judgements;
  private final RoundAccess access;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final ApplicationText text;

  EligibilityPages(
      EligibilityJudgements judgements,
      RoundAccess access,
      ApplicationRecords applications,
      Calls calls,
      ApplicationText text) {
    this.judgements = judgements;
    this.access = access;
    this.applications = applications;
    this.calls = calls;
    this.text = text;
  }

  public EligibilityView view(Viewer viewer, ApplicationId id) {
    EligibilityJudgement judgement =
        judgements.findByApplicationId(id.value()).orElseThrow(() -> new NotFound("judgement"));
    SelectionRound round = access.visible(viewer, new SelectionRoundId(judgement.roundId()));
    ApplicationFacts facts = applications.facts(id);
    CallTerms terms = calls.get(round.callId()).terms();
    List<EligibilityView.Finding> findings =
        judgement.findings().stream()
            .map(
                one ->
                    new EligibilityView.Finding(
                        one.rule(), one.severity(), one.finding(), one.messageKey(), one.confirmed(),
                        one.reason()))
            .toList();
    List<String> others =
        EligibilityPolicy.REQUIREMENTS.stream()
            .filter(rule -> findings.stream().noneMatch(finding -> finding.rule().equals(rule)))
            .toList();
    return new EligibilityView(
        id, facts.key(), round.programme(), round.id(), facts.prefecture().name(), facts.areaName(),
        judgement.state(), judgement.version(), terms.memberMin(), terms.memberMax(), findings,
        others, judgement.reason(),
        judgement.judgedBy(), judgement.judgedAt(), text.read(facts));
  }
}
