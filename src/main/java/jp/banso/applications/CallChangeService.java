package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.InternalDays;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.ParticipationRecords;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a 正誤 or the 中止 of a call means for its applications; told twice, it acts once. */
@Service
@Transactional
public class CallChangeService {

  private static final List<ApplicationState> UNDER_WAY =
      Stream.of(ApplicationState.values()).filter(ApplicationState::isUnderWay).toList();

  private final Applications applications;
  private final CompilationRows rows;
  private final ReturnRequests requests;
  private final ParticipationRecords participation;
  private final ApplicationProcess process;
  private final CompilationProcess compilations;
  private final CompilationDays compilationDays;
  private final ApplicationMails mails;
  private final Calls calls;
  private final FormMove moves;
  private final Extensions extensions;
  private final ExtensionEndings endings;
  private final BusinessCalendar calendar;
  private final ReadinessRows readiness;
  private final SubmissionCalls telephone;
  private final Memberships memberships;
  private final ApplicationEventPublisher events;
  private final AuditLog audit;
  private final Clock clock;

  CallChangeService(
      Applications applications,
      CompilationRows rows,
      ReturnRequests requests,
      ParticipationRecords participation,
      ApplicationProcess process,
      CompilationProcess compilations,
      CompilationDays compilationDays,
      ApplicationMails mails,
      Calls calls,
      FormMove moves,
      Extensions extensions,
      ExtensionEndings endings,
      BusinessCalendar calendar,
      ReadinessRows readiness,
      SubmissionCalls telephone,
      Memberships memberships,
      ApplicationEventPublisher events,
      AuditLog audit,
      Clock clock) {
    this.applications = applications;
    this.rows = rows;
    this.requests = requests;
    this.participation = participation;
    this.process = process;
    this.compilations = compilations;
    this.compilationDays = compilationDays;
    this.mails = mails;
    this.calls = calls;
    this.moves = moves;
    this.extensions = extensions;
    this.endings = endings;
    this.calendar = calendar;
    this.readiness = readiness;
    this.telephone = telephone;
    this.memberships = memberships;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Every region with an application under way is told of the change; the prefectures' work and its reminders
   * go by the deadline as it is now. Drafts move to the form of the call each by itself: somebody writes one of
   * them at any moment, and must hold up neither the others nor what their regions are told.
   */
  public void corrected(CallId id, UUID changeId) {
    List<Application> underWay = underWay(id);
    compilationDays.corrected(calls.get(id), underWay);
    redate(id, underWay);
    underWay.forEach(readiness::keep);
    underWay.stream()
        .filter(moves::isOutdated)
        .forEach(draft -> events.publishEvent(new DraftOutdated(draft.id())));
    calls.changes(id).stream()
        .filter(change -> change.id().equals(changeId))
        .forEach(
            change ->
                underWay.stream()
                    .filter(application -> change.cameAfter(application.startedAt()))
                    .forEach(application -> mails.callChanged(application, change)));
  }

  /** The draft moves to the form of its call, once whoever is writing it has finished. */
  public void outdated(ApplicationId id) {
    applications.held(id.value()).ifPresent(moves::bringUp);
  }

  /** The prefecture means to be done by other days: its work and that of its regions goes by them. */
  public void daysChanged(CallId id, PrefectureCode prefecture) {
    redate(id, underWay(id).stream().filter(one -> one.prefecture().equals(prefecture)).toList());
  }

  /** A region with a draft does not apply, or does after all: it is reminded of nothing, or of its days again. */
  public void intentChanged(CallId id, PrefectureCode prefecture) {
    List<Application> own = underWay(id).stream().filter(one -> one.prefecture().equals(prefecture)).toList();
    redate(id, own);
    compilationDays.moved(id, prefecture);
    resting(id, own).forEach(mails::cancelAsking);
  }

  private List<CaseKey> resting(CallId id, List<Application> own) {
    Set<String> notApplying = participation.notApplying(id);
    return own.stream()
        .filter(one -> one.state() == ApplicationState.DRAFT)
        .map(Application::key)
        .filter(key -> notApplying.contains(key.value()))
        .toList();
  }

  /** Its own deadline was put off, or is that of the call again. */
  void redate(Application application) {
    CallId call = application.call();
    redate(call, List.of(application));
    compilationDays.moved(call, application.prefecture());
  }

  private void redate(CallId id, List<Application> underWay) {
    CallView call = calls.get(id);
    LocalDate deadline = call.terms().deadline();
    Map<PrefectureCode, InternalDays> own = calls.ownDays(id);
    InternalDays proposed = InternalDays.proposed(call.terms());
    Map<UUID, LocalDate> extended = extensions.lastDays(call);
    Map<CaseDays, List<Application>> drafts =
        underWay.stream()
            .filter(one -> one.state().isBeforeSubmission())
            .collect(
                Collectors.groupingBy(
                    one ->
                        CaseDays.of(
                            call.terms(), own.getOrDefault(one.prefecture(), proposed),
                            extended.getOrDefault(one.id().value(), deadline), calendar)));
    drafts.forEach(
        (days, applications) -> {
          Map<UUID, LocalDate> asked = daysOfTheirOwn(applications);
          applications.stream()
              .collect(
                  Collectors.groupingBy(
                      one -> asked.getOrDefault(one.id().value(), days.regionDueOn()),
                      Collectors.mapping(Application::key, Collectors.toList())))
              .forEach((day, keys) -> process.redated(keys, day, days.prefectureDueOn(), days.deadline()));
        });
    process.rested(resting(id, underWay));
    rereadable(call, underWay);
  }

  /** Who works for the organisation reads it once it can no longer be submitted, which may be later than it was. */
  private void rereadable(CallView call, List<Application> underWay) {
    Map<UUID, Instant> own = extensions.ends(call);
    underWay.stream()
        .collect(
            Collectors.groupingBy(
                one -> own.getOrDefault(one.id().value(), call.deadlineEnd()),
                Collectors.mapping(one -> Groups.readers(one.key()), Collectors.toList())))
        .forEach((end, groups) -> memberships.moveOrganisations(groups, end));
  }

  /** A 修正のお願い is asked for by the day that the prefecture named, whatever becomes of the call's. */
  private Map<UUID, LocalDate> daysOfTheirOwn(List<Application> drafts) {
    return requests.findByApplicationIdIn(drafts.stream().map(draft -> draft.id().value()).toList()).stream()
        .filter(
            request -> request.isOpen() && request.by() == ReturnRequest.By.PREFECTURE && request.dueOn() != null)
        .collect(
            Collectors.toMap(
                ReturnRequest::applicationId, ReturnRequest::dueOn, (one, other) -> one.isAfter(other) ? one : other));
  }

  /** Every application under way ends, and its region is told. */
  public void cancelled(CallId id) {
    CallChange cancellation =
        calls.changes(id).stream().filter(CallChange::isCancellation).findFirst().orElseThrow();
    rows.of(id).forEach(each -> rows.lock(id, each.prefecture()));
    for (Application application : heldUnderWay(id)) {
      application.endWithCall(clock.instant());
      applications.saveAndFlush(application);
      process.callCancelled(application.key());
      endings.left(application);
      mails.cancelAsking(application.key());
      mails.callChanged(application, cancellation);
      audit.record(
          AuditEntry.of(Actor.system(), "audit.applications.callCancelled", application.key())
              .audience(ApplicationScope.READERS));
    }
    rows.of(id)
        .forEach(
            each -> {
              end(each.key());
              telephone.settle(id, each.prefecture());
            });
  }

  private void end(CaseKey compilation) {
    compilations.callCancelled(compilation);
    mails.cancelAsking(compilation);
  }

  private List<Application> underWay(CallId id) {
    return applications.findByCallIdAndStateInOrderByCaseKey(id.value(), UNDER_WAY);
  }

  /** Each as its writer leaves it: one that is being written in this moment must not undo the end of all others. */
  private List<Application> heldUnderWay(CallId id) {
    return applications.idsOf(id.value(), UNDER_WAY).stream()
        .flatMap(one -> applications.held(one).stream())
        .filter(application -> application.state().isUnderWay())
        .toList();
  }
}
