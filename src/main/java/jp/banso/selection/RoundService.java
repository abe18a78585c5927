package jp.banso.selection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a round once every application of its call is settled, and watches its two weeks (S2 §9). */
@Service
@Transactional
public class RoundService {

  static final Duration WARN_AFTER = Duration.ofDays(10);
  static final Duration FLAG_AFTER = Duration.ofDays(14);

  private final SelectionRounds rounds;
  private final RoundAccess access;
  private final EligibilityJudgements judgements;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final SelectionProcess process;
  private final AssessmentProcess assessment;
  private final RecallOpening recalls;
  private final People people;
  private final Mailroom mailroom;
  private final AuditLog audit;
  private final Clock clock;

  RoundService(
      SelectionRounds rounds,
      RoundAccess access,
      EligibilityJudgements judgements,
      ApplicationRecords applications,
      Calls calls,
      SelectionProcess process,
      AssessmentProcess assessment,
      RecallOpening recalls,
      People people,
      Mailroom mailroom,
      AuditLog audit,
      Clock clock) {
    this.rounds = rounds;
    this.access = access;
    this.judgements = judgements;
    this.applications = applications;
    this.calls = calls;
    this.process = process;
    this.assessment = assessment;
    this.recalls = recalls;
    this.people = people;
    this.mailroom = mailroom;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens the round of a call; a second call changes nothing. */
  public void open(CallId callId) {
    if (rounds.existsByCallId(callId.value())) {
      return;
    }
    CallView call = calls.get(callId);
    boolean anyApplication = !applications.acceptedOf(callId).isEmpty();
    SelectionRound round =
        rounds.saveAndFlush(SelectionRound.open(call, anyApplication, clock.instant()));
    process.opened(
        round.key(), round.programme(), anyApplication, call.deadlineEnd().plus(WARN_AFTER),
        call.deadlineEnd().plus(FLAG_AFTER));
    if (!anyApplication) {
      recalls.open(round);
    }
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.opened", round.key()).audience(Audience.MINISTRY));
  }

  /** Starts one check for each accepted application. */
  public void startChecks(CaseKey key) {
    SelectionRound round = access.locked(key);
    List<ApplicationFacts> accepted = applications.acceptedOf(round.callId());
    for (ApplicationFacts application : accepted) {
      if (judgements.findByApplicationId(application.id().value()).isEmpty()) {
        judgements.save(
            EligibilityJudgement.open(round.id(), application.id(), application.key()));
        assessment.checkStarted(application.key(), round.programme());
      }
    }
  }

  /** Ten days are over and no result is out: the managers are told. */
  public void warnDelay(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (!round.warnDelay(clock.instant())) {
      return;
    }
    CallView call = calls.get(round.callId());
    for (PersonView manager : people.withRole(RoleKind.SECRETARIAT_MANAGER, round.programme())) {
      mailroom.send(
          MailOrder.of("selection-delay", round.programme(), round.key())
              .to(manager.mail())
              .value("addressee", manager.displayName())
              .value("projectTitle", call.projectTitle())
              .value("secretariatName", call.secretariatName())
              .value("secretariatMail", call.secretariatMail())
              .value("deadline", call.terms().deadline())
              .value("resultDueOn", call.terms().resultDueOn())
              .value("stateKey", round.state().messageKey()));
    }
    audit.record(AuditEntry.of(Actor.system(), "audit.selection.delayWarned", round.key()));
  }

  /** Two weeks are over: the round says so on its page; nothing else changes. */
  public void flagDelay(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (round.flagDelay(clock.instant())) {
      audit.record(
          AuditEntry.of(Actor.system(), "audit.selection.delayFlagged", round.key())
              .audience(Audience.MINISTRY));
    }
  }
}
