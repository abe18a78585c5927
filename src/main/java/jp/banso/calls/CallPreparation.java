package jp.banso.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.kernel.TextLength;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the prepared call to its close: the manager checks, the ministry agrees, the engine does the rest. */
@Service
@Transactional
public class CallPreparation {

  private static final int LONGEST_NOTE = 2000;

  private final CallRows rows;
  private final CallProcess process;
  private final PrefectureNotices notices;
  private final CallTodos todos;
  private final List<CallDemand> demands;
  private final ChangeEndings endings;
  private final People people;
  private final SecondPerson secondPerson;
  private final ProxyRecords proxyRecords;
  private final AuditLog audit;
  private final TermsWords words;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final Duration grace;

  CallPreparation(
      CallRows rows,
      CallProcess process,
      PrefectureNotices notices,
      CallTodos todos,
      List<CallDemand> demands,
      ChangeEndings endings,
      People people,
      SecondPerson secondPerson,
      ProxyRecords proxyRecords,
      AuditLog audit,
      TermsWords words,
      BusinessCalendar calendar,
      Clock clock,
      @Value("${banso.calls.closing-grace:PT2M}") Duration grace) {
    this.rows = rows;
    this.process = process;
    this.notices = notices;
    this.todos = todos;
    this.demands = demands;
    this.endings = endings;
    this.people = people;
    this.secondPerson = secondPerson;
    this.proxyRecords = proxyRecords;
    this.audit = audit;
    this.words = words;
    this.calendar = calendar;
    this.clock = clock;
    this.grace = grace;
  }

  /** As {@link #confirm(Viewer, CallId, long, boolean)}, leaving nothing open. */
  public Outcome<Void> confirm(Viewer viewer, CallId id, long version) {
    return confirm(viewer, id, version, false);
  }

  /**
   * T-B1 公募要領・申込書の公表内容を確認する, by the manager in person; every prefecture can be told.
   *
   * @param leaving whether what is still open of {@link CallTodos} may stay so
   */
  public Outcome<Void> confirm(Viewer viewer, CallId id, long version, boolean leaving) {
    Call call = prepared(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(call.programme()), call.programme());
    call.requirePrepared();
    call.requireVersion(version);
    if (!secondPerson.is(viewer, call.programme(), call.editors())) {
      return Outcome.refused("calls.refused.editor");
    }
    List<TermsProblem> problems =
        Stream.concat(
                TermsPolicy.problems(call.draft(), call.year(), LocalDate.now(clock), calendar).stream(),
                demands.stream().flatMap(demand -> demand.problems(call.terms()).stream()))
            .toList();
    if (!problems.isEmpty()) {
      return Outcome.refused("calls.refused.terms", words.of(problems));
    }
    Optional<Outcome.Refused<Void>> unmet =
        demands.stream()
            .flatMap(demand -> Stream.of(demand.refusal(call.meetings()), demand.refusal(call.variants())))
            .flatMap(Optional::stream)
            .findFirst();
    if (unmet.isPresent()) {
      return unmet.get();
    }
    if (notices.lacksNotice(call.view(grace))) {
      return Outcome.refused("calls.refused.noticeMissing");
    }
    List<PrefectureCode> withoutDesk =
        notices.withoutDesk(call.programme(), call.year());
    if (!withoutDesk.isEmpty()) {
      return Outcome.refused(
          "calls.refused.desksMissing",
          withoutDesk.stream().map(PrefectureCode::name).collect(Collectors.joining(" ")));
    }
    String open =
        todos.of(viewer, id).stream().filter(todo -> !todo.done()).map(words::left).collect(Collectors.joining("\n"));
    if (!open.isEmpty() && !leaving) {
      return Outcome.refused("calls.refused.todos");
    }
    call.confirm(viewer.personId(), clock.instant(), open.isEmpty() ? null : open);
    rows.save(call);
    process.confirmed(call.view(grace));
    AuditEntry confirmed = AuditEntry.of(viewer.actor(), "audit.calls.confirm", call.key()).audience(Audience.MINISTRY);
    audit.record(open.isEmpty() ? confirmed : confirmed.detail("leftOpen", open));
    return Outcome.done();
  }

  /**
   * 公表内容を了承する, by the ministry, or on its word by someone who neither wrote nor confirmed it.
   *
   * @param version of the call that was shown
   * @throws StaleEdit if the terms are not those that were shown
   */
  public Outcome<Void> concur(Viewer viewer, CallId id, long version, boolean concurred, String note) {
    Call call = prepared(viewer, id);
    viewer.requireActFor(Groups.ministry(call.programme()), call.programme());
    call.requireConcurrenceOpen();
    call.requireVersion(version);
    if (!call.mayAnswerForMinistry(viewer.personId())) {
      return Outcome.refused("calls.refused.samePerson");
    }
    String reason = note == null ? "" : note.strip().replace("\r\n", "\n");
    if (!concurred && reason.isEmpty()) {
      return Outcome.refused("calls.refused.noteMissing");
    }
    if (!TextLength.fits(reason, LONGEST_NOTE)) {
      return Outcome.refused("calls.refused.noteTooLong", LONGEST_NOTE);
    }
    if (concurred && !call.terms().deadline().isAfter(LocalDate.now(clock))) {
      return Outcome.refused("calls.refused.deadlinePast", Wareki.date(call.terms().deadline()));
    }
    if (concurred) {
      call.concur(clock.instant());
    } else {
      call.giveBack(reason);
    }
    rows.save(call);
    process.concurred(call.view(grace), concurred);
    audit.record(
        AuditEntry.of(viewer.actor(), concurred ? "audit.calls.concur" : "audit.calls.giveBack", call.key())
            .detail("reason", reason)
            .audience(Audience.MINISTRY));
    proxyRecords.record(
        viewer, call.key(), concurred ? "calls.step.concurred" : "calls.step.givenBack", people.ministryMail(call.programme()).orElse(null),
        Map.of("calls.concur.note", reason));
    return Outcome.done();
  }

  /**
   * Stops the publication while it waits for its day, by the manager in person.
   *
   * @param version of the call that was shown
   * @throws StaleEdit if somebody else was quicker
   */
  public void stop(Viewer viewer, CallId id, long version) {
    Call call = prepared(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(call.programme()), call.programme());
    call.stopPublication();
    call.requireVersion(version);
    rows.save(call);
    process.publicationStopped(call.view(grace));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.calls.stop", call.key()).audience(Audience.MINISTRY));
  }

  /** By the engine, after confirmation and concurrence, on the day of publication. */
  public void publish(CaseKey key) {
    Call call = byKey(key);
    call.publish(clock.instant());
    rows.save(call);
    audit.record(AuditEntry.of(Actor.system(), "audit.calls.publish", key).forAll());
  }

  /** By the engine: M06 to each prefecture's desk. */
  public void inform(CaseKey key) {
    int told = notices.send(byKey(key).view(grace));
    audit.record(
        AuditEntry.of(Actor.system(), "audit.calls.inform", key).detail("desks", told).forAll());
  }

  /** By the engine, two minutes after the deadline: waits for every submission under way. */
  public void close(CaseKey key) {
    Call call = byKey(key);
    rows.holdForClosing(call.callId().value());
    call.close(clock.instant());
    rows.save(call);
    audit.record(AuditEntry.of(Actor.system(), "audit.calls.close", key).forAll());
    endings.lapse(call.view(grace));
  }

  /** Lets calls that came as data begin; asked again it does nothing. */
  public void startPrepared() {
    rows.findByState(CallState.PREPARED).stream()
        .filter(call -> !process.isRunning(call.key()))
        .forEach(call -> process.prepared(call.view(grace)));
  }

  private Call prepared(Viewer viewer, CallId id) {
    return rows.findById(id.value())
        .filter(call -> CallAccess.mayPrepare(viewer, call.programme()))
        .orElseThrow(() -> new NotFound("call " + id.value()));
  }

  private Call byKey(CaseKey key) {
    return rows.findByCaseKey(key.value()).orElseThrow(() -> new NotFound("call " + key));
  }
}
