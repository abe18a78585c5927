package jp.banso.selection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;

/**
 * Whether one application meets the requirements (S2 §6). The rules only point out; a person says
 * whether it does, with a reason, and with one for every finding that is not upheld.
 */
@Entity
@Table(name = "eligibility_judgement")
class EligibilityJudgement {

  @Id private UUID id;
  @Version private Long version;
  private UUID roundId;
  private UUID applicationId;
  private String caseKey;

  @Enumerated(EnumType.STRING)
  private EligibilityState state;

  private Instant prejudgedAt;
  private Instant judgedAt;
  private String judgedBy;
  private String reason;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "eligibility_finding", joinColumns = @JoinColumn(name = "judgement_id"))
  @OrderColumn(name = "position")
  private List<EligibilityFinding> findings = new ArrayList<>();

  protected EligibilityJudgement() {}

  static EligibilityJudgement open(SelectionRoundId round, ApplicationId application, CaseKey key) {
    EligibilityJudgement judgement = new EligibilityJudgement();
    judgement.id = UUID.randomUUID();
    judgement.roundId = round.value();
    judgement.applicationId = application.value();
    judgement.caseKey = key.value();
    judgement.state = EligibilityState.WAITING;
    return judgement;
  }

  /** Keeps what the rules say; answers false if it was kept before. */
  boolean prejudged(List<RuleFinding> found, Instant now) {
    if (state != EligibilityState.WAITING) {
      return false;
    }
    found.stream().map(EligibilityFinding::of).forEach(findings::add);
    prejudgedAt = now;
    state = EligibilityState.PREJUDGED;
    return true;
  }

  Outcome<Void> judge(EligibilityVerdict verdict, String by, Instant now) {
    if (state != EligibilityState.PREJUDGED) {
      throw new AlreadyDone("judgement of " + caseKey + " is " + state);
    }
    return EligibilityPolicy.check(List.copyOf(findings), verdict)
        .then(
            judged -> {
              findings.clear();
              findings.addAll(judged);
              state = verdict.eligible() ? EligibilityState.ELIGIBLE : EligibilityState.INELIGIBLE;
              reason = verdict.reason().strip();
              judgedBy = by;
              judgedAt = now;
              return Outcome.done();
            });
  }

  /** Refuses a verdict on something that has changed since it was read. */
  void requireVersion(long seen) {
    if (state == EligibilityState.PREJUDGED && version() != seen) {
      throw new StaleEdit("judgement of " + caseKey);
    }
  }

  /** The application left; answers true if the judgement was still open. */
  boolean cancel() {
    boolean open = state.isOpen();
    state = EligibilityState.CANCELLED;
    return open;
  }

  /** Rules that could not be confirmed, each once, for the letter to the applicant. */
  List<String> unmetRules() {
    return findings.stream()
        .filter(finding -> Boolean.FALSE.equals(finding.confirmed()))
        .map(EligibilityFinding::rule)
        .distinct()
        .toList();
  }

  UUID roundId() {
    return roundId;
  }

  ApplicationId applicationId() {
    return new ApplicationId(applicationId);
  }

  CaseKey key() {
    return new CaseKey(caseKey);
  }

  EligibilityState state() {
    return state;
  }

  List<EligibilityFinding> findings() {
    return List.copyOf(findings);
  }

  String reason() {
    return reason;
  }

  String judgedBy() {
    return judgedBy;
  }

  Instant judgedAt() {
    return judgedAt;
  }

  long version() {
    return version == null ? 0 : version;
  }
}
