package jp.banso.reception;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.DraftService;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Registration;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** 管内の応募希望を確認する: the prefecture admits the regions that wish to apply, or declines with a reason. */
@Service
@Transactional
public class AdmissionDesk {

  private final AdmissionRows rows;
  private final AdmissionMails mails;
  private final Calls calls;
  private final Registration registration;
  private final Viewers viewers;
  private final DraftService drafts;
  private final Worklist worklist;
  private final BusinessCalendar calendar;
  private final AuditLog audit;
  private final Clock clock;

  AdmissionDesk(
      AdmissionRows rows, AdmissionMails mails, Calls calls, Registration registration, Viewers viewers,
      DraftService drafts, Worklist worklist, BusinessCalendar calendar, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.mails = mails;
    this.calls = calls;
    this.registration = registration;
    this.viewers = viewers;
    this.drafts = drafts;
    this.worklist = worklist;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those of the viewer's prefecture, newest first. */
  @Transactional(readOnly = true)
  public List<Admission> all(Viewer viewer, CallId call) {
    PrefectureCode prefecture = ReceptionDesk.requireOfficial(viewer);
    return rows.confirmedOf(call, prefecture).stream()
        .filter(one -> one.programme() == viewer.programme())
        .toList();
  }

  /** By when each of these that waits is to be answered, by its id. */
  @Transactional(readOnly = true)
  public Map<UUID, LocalDate> due(Viewer viewer, List<Admission> admissions) {
    ReceptionDesk.requireOfficial(viewer);
    return admissions.stream()
        .filter(one -> one.state() == Admission.State.CONFIRMED)
        .collect(
            Collectors.toMap(
                Admission::id,
                one -> ReceptionDoor.dueOn(JapanTime.dateOf(one.confirmedAt()), call(one), calendar)));
  }

  /** One of them. */
  @Transactional(readOnly = true)
  public Admission find(Viewer viewer, UUID id) {
    PrefectureCode prefecture = ReceptionDesk.requireOfficial(viewer);
    return rows.find(id)
        .filter(one -> one.programme() == viewer.programme() && one.prefecture().equals(prefecture))
        .filter(one -> one.state() != Admission.State.ASKED)
        .orElseThrow(() -> new NotFound("admission " + id));
  }

  /** Opens the account, gives the role and begins an empty draft; the region is told. */
  public Outcome<ApplicationId> admit(Viewer viewer, UUID id) {
    Admission admission = find(viewer, id);
    settle(viewer, admission, Admission.State.ADMITTED, null);
    if (admission.newAccount()) {
      registration.enable(admission.personId(), true);
    }
    Viewer region = asRegion(admission);
    Outcome<ApplicationId> draft = drafts.start(region, admission.call(), admission.prefecture());
    if (!draft.isDone()) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return draft;
    }
    rows.began(id, draft.orThrow().value());
    mails.admitted(admission, call(admission), draft.orThrow().value());
    record(viewer, admission, "audit.reception.admitted", "");
    return draft;
  }

  private Viewer asRegion(Admission admission) {
    return role(admission)
        .orElseGet(
            () -> {
              registration.role(
                  admission.personId(),
                  registration.organisationNamed(admission.kind(), admission.organisation(), admission.prefecture()),
                  new Registration.NewRole(
                      RoleKind.REGION, admission.programme(), admission.prefecture(), LocalDate.now(clock)));
              return role(admission).orElseThrow();
            });
  }

  /** The person's role at the very organisation that wishes to apply; the draft is in its name. */
  private Optional<Viewer> role(Admission admission) {
    return viewers.rolesOf(admission.personId()).stream()
        .filter(role -> role.role() == RoleKind.REGION && role.programme() == admission.programme())
        .filter(role -> admission.prefecture().equals(role.prefectureOrNull()))
        .filter(role -> role.organisationName().equals(admission.organisation()))
        .findFirst();
  }

  /** The region is told why. */
  public Outcome<Void> decline(Viewer viewer, UUID id, String reason) {
    Admission admission = find(viewer, id);
    if (reason.isBlank()) {
      return Outcome.refused("reception.refused.reason");
    }
    settle(viewer, admission, Admission.State.DECLINED, reason);
    if (admission.newAccount()) {
      registration.enable(admission.personId(), false);
    }
    mails.declined(admission, call(admission), reason);
    record(viewer, admission, "audit.reception.declined", reason);
    return Outcome.done();
  }

  private void settle(Viewer viewer, Admission admission, Admission.State state, String reason) {
    if (!rows.settle(admission.id(), state, viewer.actor().label(), reason, clock.instant())) {
      throw new AlreadyDone("admission " + admission.id() + " is " + admission.state());
    }
    worklist.close(Source.MENTION, admission.id().toString());
  }

  private CallView call(Admission admission) {
    return calls.get(admission.call());
  }

  private void record(Viewer viewer, Admission admission, String action, String reason) {
    audit.record(
        AuditEntry.of(viewer.actor(), action, null)
            .detail("organisation", admission.organisation())
            .detail("reason", reason));
  }

  /** What the work is about, by its reference: the organisation that wishes to apply. */
  @Transactional(readOnly = true)
  public Map<String, String> titles(List<String> refs) {
    return rows.all(refs.stream().map(UUID::fromString).toList()).stream()
        .collect(Collectors.toMap(one -> one.id().toString(), Admission::organisation));
  }
}
