package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.applications.Extension.State;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallState;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 締切の延長 for one application: a manager proposes it with its reason, the ministry or, where the call needs no
 * concurrence, another manager agrees, as for the 正誤 that moves the deadline for all; a deadline that moves for one
 * only needs no less. Before its present deadline only: what came after it is a late receipt.
 */
@Service
@Transactional
public class ExtensionService {

  private final ApplicationDesk desk;
  private final Extensions extensions;
  private final CompilationRows rows;
  private final CallChangeService redating;
  private final SettlementService settlement;
  private final ExtensionProcess process;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Calls calls;
  private final People people;
  private final ProxyRecords proxies;
  private final BusinessCalendar calendar;
  private final AuditLog audit;
  private final Clock clock;

  ExtensionService(
      ApplicationDesk desk, Extensions extensions, CompilationRows rows, CallChangeService redating,
      SettlementService settlement, ExtensionProcess process, ApplicationMails mails, Addressees addressees, Calls calls, People people,
      ProxyRecords proxies, BusinessCalendar calendar, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.extensions = extensions;
    this.rows = rows;
    this.redating = redating;
    this.settlement = settlement;
    this.process = process;
    this.mails = mails;
    this.addressees = addressees;
    this.calls = calls;
    this.people = people;
    this.proxies = proxies;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The extensions of an application for those who decide on them.
   *
   * @param history newest first
   * @param names of those who proposed and answered them
   * @param last moment at which it can be submitted now
   * @param open the proposal that waits for its answer, or null
   * @param inForce the one that can be taken back, or null
   * @param unseen one that did not come about, which a manager is still to see, or null
   */
  public record ExtensionPage(
      List<Extension> history, Map<UUID, String> names, LastMoment last, Extension open, Extension inForce,
      Extension unseen, boolean mayPropose, boolean mayAnswer, boolean byMinistry, boolean mayWithdraw) {}

  /** Whether the viewer finds something on the page of the extensions. */
  @Transactional(readOnly = true)
  public boolean offered(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return isStaff(viewer, application)
        && (!extensions.of(id).isEmpty() || (isManager(viewer, application) && isOpen(application)));
  }

  /**
   * The page.
   *
   * @throws Forbidden for all but secretariat and ministry
   */
  @Transactional(readOnly = true)
  public ExtensionPage page(Viewer viewer, ApplicationId id) {
    Application application = requireStaff(viewer, id);
    CallView call = calls.get(application.call());
    List<Extension> history = extensions.of(id);
    Extension proposed = history.stream().filter(Extension::isProposed).findFirst().orElse(null);
    Extension inForce = history.stream().filter(Extension::isInForce).findFirst().orElse(null);
    boolean manager = isManager(viewer, application) && viewer.proxy().isEmpty();
    return new ExtensionPage(
        history, people.names(history.stream().flatMap(ExtensionService::people).distinct().toList()),
        LastMoment.of(extensions.end(id, call)), proposed, inForce,
        manager ? history.stream().filter(one -> process.isToBeNoted(one.key())).findFirst().orElse(null) : null,
        manager && proposed == null && isOpen(application),
        proposed != null && !proposed.proposedBy().equals(viewer.personId()) && isAnswerer(viewer, application, call),
        call.terms().concurrenceNeeded(),
        manager && (proposed != null || (inForce != null && isUnused(application, call))));
  }

  private static Stream<UUID> people(Extension extension) {
    return Stream.of(extension.proposedBy(), extension.answeredBy()).filter(Objects::nonNull);
  }

  /** A manager has seen that it did not come about: declined, or unanswered when the deadline came. */
  public void note(Viewer viewer, ApplicationId id, UUID seen) {
    Application application = requireManager(viewer, id);
    Extension extension =
        extensions.of(application.id()).stream()
            .filter(one -> one.id().equals(seen))
            .findFirst()
            .orElseThrow(() -> new AlreadyDone("extension " + seen + " is not of " + application.key()));
    process.noted(extension.key());
  }

  /** Guards a proposal before its form is read. */
  @Transactional(readOnly = true)
  public void guardProposal(Viewer viewer, ApplicationId id) {
    requireProposable(viewer, id);
  }

  private Application requireProposable(Viewer viewer, ApplicationId id) {
    Application application = requireManager(viewer, id);
    if (!isOpen(application)) {
      throw new AlreadyDone(application.key() + " is submitted or its deadline has passed");
    }
    if (extensions.of(id).stream().anyMatch(Extension::isProposed)) {
      throw new AlreadyDone("an extension of " + application.key() + " waits for its answer");
    }
    return application;
  }

  /** What speaks against the day, without storing anything. */
  @Transactional(readOnly = true)
  public Outcome<Void> judge(Viewer viewer, ApplicationId id, LocalDate until) {
    Application application = requireManager(viewer, id);
    CallView call = calls.get(application.call());
    return ExtensionPolicy.judge(until, extensions.lastDay(id, call), call.terms(), calendar);
  }

  /** The call first, then its prefecture's row: in the order in which a submission takes them. */
  private void lock(ApplicationId id) {
    calls.judgeReceipt(rows.callOf(id), clock.instant());
    rows.lockFor(id);
  }

  /** Asks for a later deadline of this one application. */
  public Outcome<Void> propose(Viewer viewer, ApplicationId id, LocalDate until, String reason) {
    lock(id);
    Application application = requireProposable(viewer, id);
    Outcome<Void> judged = judge(viewer, id, until);
    if (!judged.isDone()) {
      return judged;
    }
    extensions.of(id).stream().map(Extension::key).filter(process::isToBeNoted).forEach(process::noted);
    CallView call = calls.get(application.call());
    int number = extensions.count(id) + 1;
    Extension extension =
        new Extension(
            UUID.randomUUID(), id.value(), application.key().child("E" + number), until, null, reason, State.PROPOSED,
            viewer.personId(), clock.instant(), null, null, null, null, null,
            null);
    extensions.propose(extension, number);
    process.proposed(extension.key(), application.programme(), call.terms().concurrenceNeeded(), extensions.end(id, call));
    if (!call.terms().concurrenceNeeded()) {
      process.leftToOthers(extension.key(), viewer.personId());
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.extensionProposed", application.key())
            .detail("reason", reason)
            .detail("deadline", Wareki.date(until))
            .audience(Audience.MINISTRY));
    return Outcome.done();
  }

  /**
   * Guards the answer before its form is read; the word of the ministry may be missing yet.
   *
   * @param seen the extension that the answer is about
   * @throws AlreadyDone if none waits for an answer
   * @throws StaleEdit if another one does by now
   */
  @Transactional(readOnly = true)
  public void guardAnswer(Viewer viewer, ApplicationId id, UUID seen) {
    Application application = requireStaff(viewer, id);
    if (!isAnswerer(viewer, application, calls.get(application.call()))) {
      throw new Forbidden(viewer.role() + " answers no extension of " + application.key());
    }
    proposed(application, seen);
  }

  /** Agrees, and the deadline is put off at once, or declines with a reason. */
  public Outcome<Void> answer(Viewer viewer, ApplicationId id, UUID seen, boolean agreed, String note) {
    lock(id);
    Application application = requireStaff(viewer, id);
    boolean byMinistry = calls.get(application.call()).terms().concurrenceNeeded();
    if (byMinistry) {
      viewer.requireActFor(Groups.ministry(application.programme()), application.programme());
    } else {
      viewer.requireInPerson(Groups.secretariatManager(application.programme()), application.programme());
    }
    CallView call = calls.get(application.call());
    Extension extension = proposed(application, seen);
    if (extension.proposedBy().equals(viewer.personId())) {
      return Outcome.refused("applications.refused.extensionSamePerson");
    }
    if (!agreed && note.isBlank()) {
      return Outcome.refused("applications.refused.extensionNote");
    }
    if (agreed && !isOpen(application)) {
      return Outcome.refused("applications.refused.extensionPassed");
    }
    if (agreed) {
      Outcome<Void> judged =
          ExtensionPolicy.judge(extension.until(), extensions.lastDay(id, call), call.terms(), calendar);
      if (!judged.isDone()) {
        return judged;
      }
      replaced(id);
    }
    Instant end = call.terms().endOf(extension.until());
    if (agreed) {
      extensions.agree(extension, viewer.personId(), clock.instant(), note, end);
    } else {
      extensions.decline(extension, viewer.personId(), clock.instant(), note);
    }
    process.answered(extension.key(), byMinistry, agreed, call.actsAfter(end));
    audit.record(
        AuditEntry.of(
                viewer.actor(), agreed ? "audit.applications.extended" : "audit.applications.extensionDeclined",
                application.key())
            .detail("reason", agreed ? extension.reason() : note)
            .detail("deadline", Wareki.date(extension.until()))
            .audience(agreed ? ApplicationScope.READERS : new Audience[] {Audience.MINISTRY}));
    if (agreed) {
      redating.redate(application);
      settlement.extended(application);
      mails.extended(application, extension, end);
    }
    if (byMinistry) {
      proxies.record(
          viewer, application.key(),
          agreed ? "applications.step.concurExtension.agreed" : "applications.step.concurExtension.returned",
          addressees.ministry(application).orElse(null), Map.of("applications.late.note", note));
    }
    return Outcome.done();
  }

  /** The one that was in force until now has no effect of its own any more. */
  private void replaced(ApplicationId id) {
    extensions.of(id).stream()
        .filter(Extension::isInForce)
        .forEach(
            earlier -> {
              extensions.end(earlier, State.ENDED, clock.instant(), null);
              process.dropped(earlier.key());
            });
  }

  /** Guards the 取消し before its reason is read. */
  @Transactional(readOnly = true)
  public void guardWithdrawal(Viewer viewer, ApplicationId id, UUID seen) {
    withdrawable(requireManager(viewer, id), seen);
  }

  /**
   * Takes an extension back that was not used yet: a proposal at any time, one that is in force as long as the
   * deadline of the call is still to come, so that nobody is late at once.
   */
  public void withdraw(Viewer viewer, ApplicationId id, UUID seen, String reason) {
    lock(id);
    Application application = requireManager(viewer, id);
    Extension extension = withdrawable(application, seen);
    extensions.end(extension, State.WITHDRAWN, clock.instant(), reason);
    process.dropped(extension.key());
    boolean told = extension.isInForce();
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.extensionWithdrawn", application.key())
            .detail("reason", reason)
            .audience(told ? ApplicationScope.READERS : new Audience[] {Audience.MINISTRY}));
    if (told) {
      redating.redate(application);
      mails.extensionWithdrawn(application, extension, reason);
    }
  }

  private Extension withdrawable(Application application, UUID seen) {
    CallView call = calls.get(application.call());
    return extensions.of(application.id()).stream()
        .filter(extension -> extension.id().equals(seen))
        .filter(extension -> extension.isProposed() || (extension.isInForce() && isUnused(application, call)))
        .findFirst()
        .orElseThrow(() -> new AlreadyDone("extension " + seen + " cannot be taken back"));
  }

  private boolean isUnused(Application application, CallView call) {
    return application.state().isBeforeSubmission() && clock.instant().isBefore(call.deadlineEnd());
  }

  private Extension proposed(Application application, UUID seen) {
    Extension open =
        extensions.of(application.id()).stream()
            .filter(Extension::isProposed)
            .findFirst()
            .orElseThrow(() -> new AlreadyDone("no extension of " + application.key() + " waits"));
    if (!open.id().equals(seen)) {
      throw new StaleEdit(open.key() + " is open, not " + seen);
    }
    return open;
  }

  /** Whether it can still be submitted in time: its deadline is to come. */
  private boolean isOpen(Application application) {
    CallView call = calls.get(application.call());
    Instant now = clock.instant();
    return application.state().isBeforeSubmission()
        && (call.state() == CallState.PUBLISHED || call.state() == CallState.CLOSED)
        && now.isBefore(extensions.end(application.id(), call));
  }

  private static boolean isAnswerer(Viewer viewer, Application application, CallView call) {
    return call.terms().concurrenceNeeded()
        ? viewer.holds(Groups.ministry(application.programme())) || viewer.isSecretariatOf(application.programme())
        : isManager(viewer, application);
  }

  private static boolean isManager(Viewer viewer, Application application) {
    return viewer.holds(Groups.secretariatManager(application.programme()));
  }

  private static boolean isStaff(Viewer viewer, Application application) {
    return viewer.isSecretariatOf(application.programme()) || viewer.isMinistryOf(application.programme());
  }

  private Application requireStaff(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    if (!isStaff(viewer, application)) {
      throw new Forbidden(viewer.role() + " decides on no extension");
    }
    return application;
  }

  private Application requireManager(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(application.programme()), application.programme());
    return application;
  }
}
