package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.ParticipationRecords;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.web.BulkReport;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A prefecture asks its regions how far their drafts are: by mail, each region at most once a day. */
@Service
public class DraftNudges {

  private final ApplicationDesk desk;
  private final CompilationService compilations;
  private final Packages packages;
  private final ParticipationRecords participation;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Extensions extensions;
  private final ProxyRecords proxies;
  private final Calls calls;
  private final BusinessCalendar calendar;
  private final AuditLog audit;
  private final Clock clock;
  private final TransactionTemplate transactions;

  DraftNudges(
      ApplicationDesk desk, CompilationService compilations, Packages packages,
      ParticipationRecords participation, ApplicationMails mails,
      Addressees addressees, Extensions extensions, ProxyRecords proxies, Calls calls, BusinessCalendar calendar,
      AuditLog audit, Clock clock,
      PlatformTransactionManager transactions) {
    this.desk = desk;
    this.compilations = compilations;
    this.packages = packages;
    this.participation = participation;
    this.mails = mails;
    this.addressees = addressees;
    this.extensions = extensions;
    this.proxies = proxies;
    this.calls = calls;
    this.calendar = calendar;
    this.audit = audit;
    this.clock = clock;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** Each in a transaction of its own, so that one that fails does not keep the others back. */
  public BulkReport nudge(Viewer viewer, CallId callId, PrefectureCode prefecture, List<ApplicationId> chosen) {
    compilations.requireCompiler(viewer, callId, prefecture);
    CallView call = calls.get(callId);
    viewer.requireActFor(Groups.prefecture(call.programme(), prefecture), call.programme());
    BulkReport.Counting counting = new BulkReport.Counting();
    chosen.stream().distinct().forEach(id -> counting.add(nudged(viewer, call, prefecture, id)));
    return counting.report();
  }

  private String nudged(Viewer viewer, CallView call, PrefectureCode prefecture, ApplicationId id) {
    try {
      return transactions.execute(tx -> nudge(viewer, call, prefecture, id));
    } catch (NotFound | ConcurrencyFailureException gone) {
      return "applications.nudge.gone";
    }
  }

  private String nudge(Viewer viewer, CallView call, PrefectureCode prefecture, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    if (!application.call().equals(call.id()) || !application.prefecture().equals(prefecture)) {
      throw new NotFound("application " + id.value());
    }
    if (application.state() != ApplicationState.DRAFT) {
      return "applications.nudge.notDrafting";
    }
    if (!clock.instant().isBefore(extensions.end(id, call))) {
      return "applications.nudge.over";
    }
    if (participation.notApplying(call.id()).contains(application.key().value())) {
      return "applications.nudge.notApplying";
    }
    if (application.awaitsPeople() || addressees.region(application).isEmpty()) {
      return "applications.nudge.noAddress";
    }
    if (!packages.noteNudge(id, LocalDate.now(clock), viewer.personId())) {
      return "applications.nudge.today";
    }
    mails.draftAskedFor(application, next(application, call), LocalDate.now(clock));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.nudged", application.key())
            .audience(Audience.PREFECTURE, Audience.REGION));
    proxies.record(
        viewer, application.key(), "applications.step.nudge", addressees.prefecture(application).orElse(null));
    return null;
  }

  /** Its own day, or the one after it that has not passed yet. */
  private LocalDate next(Application application, CallView call) {
    CaseDays days =
        CaseDays.of(
            call.terms(), calls.days(call, application.prefecture()), extensions.lastDay(application.id(), call),
            calendar);
    LocalDate today = LocalDate.now(clock);
    return Stream.of(days.regionDueOn(), days.prefectureDueOn())
        .filter(day -> !day.isBefore(today))
        .findFirst()
        .orElse(days.deadline());
  }
}
