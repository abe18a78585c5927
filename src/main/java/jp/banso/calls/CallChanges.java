package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallChange.Kind;
import jp.banso.calls.CallChange.State;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.FormRef;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 正誤 and 中止 of a published call: a manager proposes, the ministry or, where the call needs no
 * concurrence, another manager agrees, and in the same act the call says what is right.
 */
@Service
@Transactional
public class CallChanges {

  private final CallRows rows;
  private final HeldCalls held;
  private final CallPapers papers;
  private final PaperRows versions;
  private final PaperIntake intake;
  private final ChangeRows changes;
  private final CallForms forms;
  private final List<CallDemand> demands;
  private final ChangeEndings endings;
  private final QuestionEndings questions;
  private final ChangeAnswerers answerers;
  private final CallProcess process;
  private final PrefectureNotices notices;
  private final People people;
  private final ProxyRecords proxyRecords;
  private final BusinessCalendar calendar;
  private final AuditLog audit;
  private final Clock clock;
  private final Duration grace;

  CallChanges(
      CallRows rows,
      HeldCalls held,
      CallPapers papers,
      PaperRows versions,
      PaperIntake intake,
      ChangeRows changes,
      CallForms forms, List<CallDemand> demands,
      ChangeEndings endings,
      QuestionEndings questions,
      ChangeAnswerers answerers,
      CallProcess process,
      PrefectureNotices notices,
      People people,
      ProxyRecords proxyRecords,
      BusinessCalendar calendar,
      AuditLog audit,
      Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.held = held;
    this.papers = papers;
    this.versions = versions;
    this.intake = intake;
    this.changes = changes;
    this.forms = forms;
    this.demands = demands;
    this.endings = endings;
    this.questions = questions;
    this.answerers = answerers;
    this.process = process;
    this.notices = notices;
    this.people = people;
    this.proxyRecords = proxyRecords;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
    this.grace = grace;
  }

  /** All changes of a call, newest first, for those who prepare calls. */
  @Transactional(readOnly = true)
  public List<CallChange> history(Viewer viewer, CallId id) {
    prepared(viewer, id);
    return changes.of(id);
  }

  /** The names of those who proposed something for the call or took it back. */
  @Transactional(readOnly = true)
  public Map<UUID, String> names(Viewer viewer, CallId id) {
    prepared(viewer, id);
    return people.names(changes.managers(id));
  }

  /** The version of the form that each proposal asks for which changes it and is still open. */
  @Transactional(readOnly = true)
  public Map<UUID, FormRef> forms(Viewer viewer, CallId id) {
    prepared(viewer, id);
    return changes.of(id).stream()
        .filter(change -> change.isOpen() && change.changesForm())
        .collect(Collectors.toMap(CallChange::id, change -> changes.draft(change.id()).form()));
  }

  /** The proposal that a manager is to revise, if one was given back. */
  @Transactional(readOnly = true)
  public Optional<ReturnedChange> returned(Viewer viewer, CallId id) {
    requireManager(viewer, id);
    return changes.open(id)
        .filter(CallChange::awaitsRevision)
        .map(
            change ->
                new ReturnedChange(
                    change, change.isCancellation() ? null : changes.draft(change.id()), changes.papers(change.id())));
  }

  /** Whether the viewer can propose a change now. */
  @Transactional(readOnly = true)
  public boolean mayPropose(Viewer viewer, CallId id) {
    return rows.findById(id.value())
        .filter(call -> viewer.holds(Groups.secretariatManager(call.programme())) && viewer.proxy().isEmpty())
        .filter(call -> call.isReceiving(clock.instant()) && !changes.awaitsAnswer(id))
        .isPresent();
  }

  /**
   * The call that a manager may change.
   *
   * @throws AlreadyDone unless it is published and its deadline has not passed
   */
  @Transactional(readOnly = true)
  public CallView changeable(Viewer viewer, CallId id) {
    return requireChangeable(viewer, id).view(grace);
  }

  /** The papers of a call that a manager may change. */
  @Transactional(readOnly = true)
  public List<CallDocument> papers(Viewer viewer, CallId id) {
    requireChangeable(viewer, id);
    return papers.documents(id);
  }

  /** All that the correction would make wrong. */
  @Transactional(readOnly = true)
  public List<TermsProblem> problems(Viewer viewer, CallId id, CorrectionDraft draft) {
    CallView call = requireChangeable(viewer, id).view(grace);
    return Stream.of(
            CorrectionPolicy.problems(call, draft, LocalDate.now(clock), calendar),
            forms.problems(call.programme(), call.form(), draft.formOf(call)),
            unmet(call.terms(), draft.onto(call).terms()))
        .flatMap(List::stream)
        .toList();
  }

  /** What the procedure demands of the terms and had until now. */
  private List<TermsProblem> unmet(CallTerms before, CallTerms after) {
    List<TermsProblem> problems = new ArrayList<>(demanded(after));
    problems.removeAll(demanded(before));
    return problems;
  }

  private List<TermsProblem> demanded(CallTerms terms) {
    return demands.stream().flatMap(demand -> demand.problems(terms).stream()).toList();
  }

  /**
   * Asks for a 正誤.
   *
   * @param version of the call that was seen
   * @throws StaleEdit if it was changed meanwhile
   */
  public Outcome<Void> propose(Viewer viewer, CallId id, long version, CorrectionDraft draft) {
    Call call = requireUnchanged(viewer, id, version);
    CallView view = call.view(grace);
    List<TermsProblem> problems = problems(viewer, id, draft);
    if (!problems.isEmpty()) {
      return Outcome.refused(problems.get(0).messageKey(), problems.get(0).names());
    }
    Optional<Outcome<Void>> hindered = hindered(viewer, call, Kind.CORRECTION);
    if (hindered.isPresent()) {
      return hindered.get();
    }
    List<ChangeLine> lines = new ArrayList<>(ChangeLines.ofTerms(view, draft, forms));
    List<CallDocument> changed = new ArrayList<>();
    Map<UUID, CallDocument> known =
        papers.documents(id).stream().collect(Collectors.toMap(CallDocument::id, Function.identity()));
    for (CorrectionDraft.Paper paper : draft.papers()) {
      CallDocument before = Optional.ofNullable(known.get(paper.id())).orElseThrow(() -> new NotFound("paper " + paper.id()));
      Outcome<CallDocument> stored =
          intake.stored(
              id, before.id(), new PaperDraft(before.kind(), before.mark(), before.title(), paper.body(), paper.file()),
              before);
      if (stored instanceof Outcome.Refused<CallDocument> refused) {
        return Outcome.refused(refused.messageKey(), refused.arguments().toArray());
      }
      List<ChangeLine> own = ChangeLines.ofPaper(before, stored.orThrow());
      if (!own.isEmpty()) {
        changed.add(stored.orThrow());
        lines.addAll(own);
      }
    }
    if (lines.isEmpty()) {
      return Outcome.refused("calls.change.refused.nothing");
    }
    CallChange change = start(viewer, call, Kind.CORRECTION, draft.reason(), lines);
    changes.keep(change.id(), draft, changed);
    return Outcome.done();
  }

  /** Asks for the 中止 of the call. */
  public Outcome<Void> proposeCancellation(Viewer viewer, CallId id, long version, String reason) {
    Call call = requireUnchanged(viewer, id, version);
    Optional<Outcome<Void>> hindered = hindered(viewer, call, Kind.CANCELLATION);
    if (hindered.isPresent()) {
      return hindered.get();
    }
    start(viewer, call, Kind.CANCELLATION, reason, List.of());
    return Outcome.done();
  }

  /**
   * Why nothing can be proposed: another proposal waits for its answer or, of the other kind, for its
   * revision, or there is nobody who could answer.
   */
  private Optional<Outcome<Void>> hindered(Viewer viewer, Call call, Kind kind) {
    Optional<CallChange> open = changes.open(call.callId());
    if (open.filter(change -> !change.awaitsRevision()).isPresent()) {
      return Optional.of(Outcome.refused("calls.change.refused.open"));
    }
    if (open.filter(change -> change.kind() != kind).isPresent()) {
      return Optional.of(
          Outcome.refused(
              kind == Kind.CORRECTION
                  ? "calls.change.refused.cancellationReturned"
                  : "calls.change.refused.correctionReturned"));
    }
    boolean concurrenceNeeded = call.terms().concurrenceNeeded();
    if (!answerers.exist(call.programme(), concurrenceNeeded, viewer.personId())) {
      return Optional.of(
          Outcome.refused(
              concurrenceNeeded ? "calls.change.refused.nobody" : "calls.change.refused.onlyManager"));
    }
    return Optional.empty();
  }

  private CallChange start(Viewer viewer, Call call, Kind kind, String reason, List<ChangeLine> lines) {
    changes.open(call.callId()).ifPresent(returned -> endings.revise(viewer, returned));
    int serial = changes.count(call.callId()) + 1;
    CallChange change =
        new CallChange(
            UUID.randomUUID(), call.callId(), call.key().child("C" + serial), kind, State.PROPOSED, null, reason,
            viewer.personId(), clock.instant(), null, null, null, lines);
    changes.propose(change);
    process.changeProposed(change.key(), call.view(grace));
    if (!call.terms().concurrenceNeeded()) {
      process.changeLeftToOthers(change.key(), viewer.personId());
    }
    audit.record(
        AuditEntry.of(
                viewer.actor(),
                kind == Kind.CORRECTION ? "audit.calls.correctionProposed" : "audit.calls.cancellationProposed",
                call.key())
            .detail("reason", reason)
            .audience(Audience.MINISTRY));
    return change;
  }

  /** Whether the viewer can answer the proposal: never who made it. */
  @Transactional(readOnly = true)
  public boolean mayAnswer(Viewer viewer, CallId id) {
    Call call = prepared(viewer, id);
    return proposed(id).filter(change -> !change.proposedBy().equals(viewer.personId())).isPresent()
        && (call.terms().concurrenceNeeded()
            ? viewer.holds(Groups.ministry(call.programme())) || viewer.isSecretariatOf(call.programme())
            : viewer.holds(Groups.secretariatManager(call.programme())));
  }

  /**
   * Guards the answer before its form is read; the word of the ministry may be missing yet.
   *
   * @param seen the proposal that the answer is about
   * @throws AlreadyDone if none waits for an answer
   * @throws StaleEdit if another one is open by now
   */
  @Transactional(readOnly = true)
  public void requireAnswerable(Viewer viewer, CallId id, UUID seen) {
    Call call = prepared(viewer, id);
    if (!mayAnswer(viewer, id)) {
      requireAnswerer(viewer, call);
    }
    seen(proposed(id), call, seen);
  }

  private static void requireAnswerer(Viewer viewer, Call call) {
    if (call.terms().concurrenceNeeded()) {
      viewer.requireActFor(Groups.ministry(call.programme()), call.programme());
    } else {
      viewer.requireInPerson(Groups.secretariatManager(call.programme()), call.programme());
    }
  }

  /**
   * Agrees, and the call is changed at once; or gives the proposal back with a note.
   *
   * @param seen the proposal that the answer is about
   * @throws StaleEdit if another one is open by now
   */
  public Outcome<Void> answer(Viewer viewer, CallId id, UUID seen, boolean agreed, String note) {
    requireAnswerer(viewer, prepared(viewer, id));
    Call call = held.forChange(id);
    boolean byMinistry = call.terms().concurrenceNeeded();
    CallChange change = seen(proposed(id), call, seen);
    if (change.proposedBy().equals(viewer.personId())) {
      return Outcome.refused("calls.change.refused.samePerson");
    }
    if (agreed && !call.isReceiving(clock.instant())) {
      return Outcome.refused("calls.change.refused.closed");
    }
    Integer number = agreed && !change.isCancellation() ? changes.lastNumber(id) + 1 : null;
    changes.answer(change.id(), agreed ? State.RELEASED : State.RETURNED, number, clock.instant(), note);
    if (agreed) {
      release(call, change, number);
    }
    process.changeAnswered(change.key(), byMinistry, agreed);
    audit.record(
        AuditEntry.of(viewer.actor(), agreed ? "audit.calls.changeAgreed" : "audit.calls.changeReturned", call.key())
            .detail("reason", note)
            .audience(Audience.MINISTRY));
    if (byMinistry) {
      proxyRecords.record(
          viewer, call.key(), agreed ? "calls.change.agreed" : "calls.change.returned", people.ministryMail(call.programme()).orElse(null),
          Map.of("calls.concur.note", note));
    }
    return Outcome.done();
  }

  /**
   * Whether the viewer can take the proposal back, or revise it if it was given back: any manager, as
   * whoever made it may be away.
   */
  @Transactional(readOnly = true)
  public boolean mayWithdraw(Viewer viewer, CallId id) {
    Call call = prepared(viewer, id);
    return viewer.holds(Groups.secretariatManager(call.programme())) && viewer.proxy().isEmpty() && changes.open(id).isPresent();
  }

  /**
   * Guards the withdrawal before its reason is read.
   *
   * @param seen the proposal that is to be taken back
   * @throws AlreadyDone if none is open
   * @throws StaleEdit if another one is open by now
   */
  @Transactional(readOnly = true)
  public void requireWithdrawable(Viewer viewer, CallId id, UUID seen) {
    withdrawable(requireManager(viewer, id), seen);
  }

  /** Takes a proposal back that has taken no effect, for a reason. */
  public void withdraw(Viewer viewer, CallId id, UUID seen, String reason) {
    Call call = requireManager(viewer, id);
    endings.withdraw(viewer, call.view(grace), withdrawable(call, seen), reason);
  }

  private CallChange withdrawable(Call call, UUID seen) {
    return seen(changes.open(call.callId()), call, seen);
  }

  private static CallChange seen(Optional<CallChange> now, Call call, UUID seen) {
    CallChange change = now.orElseThrow(() -> new AlreadyDone("no change of " + call.key() + " is open"));
    if (!change.id().equals(seen)) {
      throw new StaleEdit(change.key() + " is open, not " + seen);
    }
    return change;
  }

  private void release(Call call, CallChange change, Integer number) {
    CallView before = call.view(grace);
    if (change.isCancellation()) {
      call.cancel(clock.instant());
      rows.save(call);
      process.cancelled(call.key());
      questions.endAll(call.view(grace), change.reason(), change.proposedBy());
    } else {
      call.correct(change.id(), changes.draft(change.id()).onto(before), clock.instant());
      rows.save(call);
      changes.papers(change.id())
          .forEach(paper -> versions.replace(paper, change.proposedBy(), clock.instant()));
      if (!before.closesAt().equals(call.view(grace).closesAt())) {
        process.deadlineExtended(call.view(grace));
      }
    }
    int told = notices.sendChange(call.view(grace), numbered(change, number));
    audit.record(
        AuditEntry.of(
                Actor.system(),
                change.isCancellation() ? "audit.calls.cancelled" : "audit.calls.corrected", call.key())
            .detail("why", change.reason())
            .detail("desks", told)
            .forAll());
  }

  private static CallChange numbered(CallChange change, Integer number) {
    return new CallChange(
        change.id(), change.call(), change.key(), change.kind(), State.RELEASED, number, change.reason(),
        change.proposedBy(), change.proposedAt(), change.answeredAt(), change.note(), null, change.lines());
  }

  private Optional<CallChange> proposed(CallId id) {
    return changes.open(id).filter(change -> change.state() == State.PROPOSED);
  }

  /**
   * The number of the next change is held until the end, so that of two who propose at once the second
   * hears of the first; the call is, so that no change takes effect between what was seen and what is
   * proposed.
   */
  private Call requireUnchanged(Viewer viewer, CallId id, long version) {
    rows.holdNumber(requireChangeable(viewer, id).key().value() + "-C");
    held.open(id).requireVersion(version);
    return requireChangeable(viewer, id);
  }

  private Call requireManager(Viewer viewer, CallId id) {
    Call call = prepared(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(call.programme()), call.programme());
    return call;
  }

  private Call requireChangeable(Viewer viewer, CallId id) {
    Call call = requireManager(viewer, id);
    if (!call.isReceiving(clock.instant())) {
      throw new AlreadyDone(call.key() + " receives nothing");
    }
    return call;
  }

  private Call prepared(Viewer viewer, CallId id) {
    return CallAccess.prepared(rows, viewer, id);
  }
}
