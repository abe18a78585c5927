package jp.banso.selection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.banso.applications.ApplicationFacts;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a round once its call has closed, and watches its two weeks (S2 §9). */
@Service
@Transactional
public class RoundService {

  private final SelectionRounds rounds;
  private final RoundAccess access;
  private final EligibilityJudgements judgements;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final SelectionTerms terms;
  private final BusinessCalendar calendar;
  private final SelectionProcess process;
  private final AssessmentProcess assessment;
  private final RoundProgress progress;
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
      SelectionTerms terms,
      BusinessCalendar calendar,
      SelectionProcess process,
      AssessmentProcess assessment,
      RoundProgress progress,
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
    this.terms = terms;
    this.calendar = calendar;
    this.process = process;
    this.assessment = assessment;
    this.progress = progress;
    this.recalls = recalls;
    this.people = people;
    this.mailroom = mailroom;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens the round of a call that has closed; a second call changes nothing. */
  public void open(CallId callId) {
    opened(callId);
  }

  /** Every application is settled: the requirements are checked. Said twice, nothing more happens. */
  public void settled(CallId callId) {
    SelectionRound round = opened(callId);
    if (round.state() == RoundState.SETTLING) {
      round.applicationsSettled();
      process.applicationsSettled(round.key());
    }
  }

  /** The two facts of a call may be heard in either order, or at once. */
  private SelectionRound opened(CallId callId) {
    CallView call = calls.get(callId);
    SelectionRound round = SelectionRound.open(call, clock.instant());
    if (rounds.insertOnce(round)) {
      process.opened(round.key(), round.programme(), warnAt(call), flagAt(call));
      audit.record(
          AuditEntry.of(Actor.system(), "audit.selection.opened", round.key())
              .audience(Audience.MINISTRY));
    }
    return rounds.lockByCallId(callId.value()).orElseThrow(() -> new NotFound("round"));
  }

  private Instant warnAt(CallView call) {
    return calendar.endOf(terms.of(call.programme()).warnDay(call.terms().deadline()));
  }

  private Instant flagAt(CallView call) {
    return calendar.endOf(call.terms().resultDueOn());
  }

  /** Starts one check for each accepted application; answers whether there is any to be judged. */
  public boolean startChecks(CaseKey key) {
    SelectionRound round = access.locked(key);
    applications.acceptedOf(round.callId()).forEach(application -> startCheck(round, application));
    boolean any = progress.checksOpen(round);
    if (!any) {
      round.nobodyApplied();
      recalls.open(round);
    }
    return any;
  }

  /**
   * One that was accepted after the others joins their checks. Who assigns the reviewers or decides
   * upon a recall waits for it, so it is never too late here.
   */
  public void join(CallId call, ApplicationId application) {
    rounds.lockByCallId(call.value()).ifPresent(round -> join(round, application));
  }

  private void join(SelectionRound round, ApplicationId application) {
    switch (round.state()) {
      case CHECKING, ASSIGNING -> startCheck(round, applications.facts(application));
      case RECALL_DECIDING -> {
        if (progress.checksOpen(round)) {
          CallView call = calls.get(round.callId());
          round.applicationJoined();
          process.recallDropped(round.key(), round.programme(), warnAt(call), flagAt(call));
          audit.record(
              AuditEntry.of(Actor.system(), "audit.selection.recallDropped", round.key())
                  .audience(Audience.MINISTRY));
        }
      }
      default -> { }
    }
  }

  private void startCheck(SelectionRound round, ApplicationFacts application) {
    if (judgements.findByApplicationId(application.id().value()).isEmpty()) {
      judgements.save(EligibilityJudgement.open(round.id(), application.id(), application.key()));
      assessment.checkStarted(application.key(), round.programme());
    }
  }

  /** The day of warning is over and no result is out: the managers are told. */
  public void warnDelay(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (!round.warnDelay(clock.instant())) {
      return;
    }
    CallView call = calls.get(round.callId());
    int days = terms.of(round.programme()).warnDays();
    for (PersonView manager : people.withRole(RoleKind.SECRETARIAT_MANAGER, round.programme())) {
      mailroom.send(
          letter("selection-delay", round.key(), call, "/selection/" + round.id().value())
              .to(manager.mail())
              .value("addressee", manager.displayName())
              .value("days", days)
              .value("stateKey", round.state().messageKey(round.isHeld(clock.instant()))));
    }
    audit.record(AuditEntry.of(Actor.system(), "audit.selection.delayWarned", round.key()));
  }

  /**
   * The day by which results are told has passed: the round says so on its page, and who waits is
   * told that it takes longer; nothing else changes.
   */
  public void flagDelay(CaseKey key) {
    SelectionRound round = access.locked(key);
    if (!round.flagDelay(clock.instant())) {
      return;
    }
    CallView call = calls.get(round.callId());
    for (ApplicationFacts waiting : applications.awaitingResultOf(round.callId())) {
      delayNotice(waiting, call).ifPresent(mailroom::send);
    }
    audit.record(
        AuditEntry.of(Actor.system(), "audit.selection.delayFlagged", round.key())
            .audience(Audience.MINISTRY));
  }

  /** To the 代表者, cc the prefecture; a form without an address is answered for by its prefecture. */
  private static Optional<MailOrder> delayNotice(ApplicationFacts waiting, CallView call) {
    boolean hasAddress = !waiting.representativeMail().isBlank();
    String to = hasAddress ? waiting.representativeMail() : waiting.deskMail();
    if (to == null) {
      return Optional.empty();
    }
    MailOrder order =
        letter("result-delayed", waiting.key(), call, "/applications/" + waiting.id().value())
            .to(to)
            .value("addressee", hasAddress ? waiting.representativeName() : null)
            .value("prefecture", waiting.prefecture().name())
            .value("areaName", waiting.areaName())
            .value("receiptNumber", waiting.receiptNumber());
    for (String copy : hasAddress ? waiting.copyMails() : List.<String>of()) {
      order = order.copy(copy);
    }
    return Optional.of(order);
  }

  private static MailOrder letter(String kind, CaseKey about, CallView call, String page) {
    return MailOrder.of(kind, call.programme(), about, page)
        .value("projectTitle", call.projectTitle())
        .value("deadline", call.terms().deadline())
        .value("resultDueOn", call.terms().resultDueOn());
  }
}
