package jp.banso.applications;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.forms.Finding;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.mail.MailAddresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link ApplicationRecords} from our own tables. */
@Service
@Transactional(readOnly = true)
class StoredApplicationRecords implements ApplicationRecords {

  private static final List<String> WRITTEN =
      Arrays.stream(ApplicationState.values())
          .filter(state -> state.isBeforeSubmission() || OpenStates.ALL.contains(state))
          .map(ApplicationState::name)
          .toList();

  private static final Set<ApplicationState> IN_SELECTION =
      EnumSet.of(
          ApplicationState.ACCEPTED, ApplicationState.ELIGIBLE, ApplicationState.INELIGIBLE,
          ApplicationState.SELECTED, ApplicationState.RESERVE, ApplicationState.NOT_SELECTED);

  private static final Set<ApplicationState> AWAITING_RESULT =
      EnumSet.of(
          ApplicationState.RECEIVED, ApplicationState.CORRECTING, ApplicationState.ACCEPTED,
          ApplicationState.ELIGIBLE);

  private final Applications applications;
  private final PrefectureReviews reviews;
  private final Calls calls;
  private final People people;
  private final Addressees addressees;
  private final ApplicationChecks checks;
  private final AuditLog audit;
  private final AttachmentRows attachments;
  private final JdbcClient jdbc;
  private final Clock clock;

  StoredApplicationRecords(
      Applications applications, PrefectureReviews reviews, Calls calls, People people,
      Addressees addressees, ApplicationChecks checks, AuditLog audit, AttachmentRows attachments, JdbcClient jdbc,
      Clock clock) {
    this.applications = applications;
    this.jdbc = jdbc;
    this.clock = clock;
    this.reviews = reviews;
    this.calls = calls;
    this.people = people;
    this.addressees = addressees;
    this.checks = checks;
    this.audit = audit;
    this.attachments = attachments;
  }

  @Override
  public ApplicationFacts facts(ApplicationId id) {
    return facts(find(id));
  }

  @Override
  public ApplicationFacts facts(CaseKey key) {
    return facts(
        applications
            .findByCaseKey(key.value())
            .orElseThrow(() -> new NotFound("application " + key)));
  }

  @Override
  public Set<ApplicationId> closedOf(Collection<ApplicationId> ids) {
    return jdbc
        .sql("select id from application where id = any(cast(:ids as uuid[])) and state not in (:written)")
        .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
        .param("written", WRITTEN)
        .query(UUID.class)
        .list()
        .stream()
        .map(ApplicationId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Map<ApplicationId, ApplicationPlace> places(Collection<ApplicationId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select id, prefecture_code, area_name from application where id in (:ids)")
        .param("ids", ids.stream().map(ApplicationId::value).toList())
        .query(
            (row, number) ->
                new ApplicationPlace(
                    new ApplicationId(row.getObject(1, UUID.class)),
                    PrefectureCode.of(row.getString(2)), row.getString(3)))
        .list()
        .stream()
        .collect(Collectors.toMap(ApplicationPlace::id, Function.identity()));
  }

  @Override
  public List<DocumentView> papers(ApplicationId id) {
    return AttachedPaper.current(attachments.all(id));
  }

  @Override
  public SubmissionFacts submission(ApplicationId id) {
    Application application = find(id);
    Receipt receipt = application.receipt();
    String desk = facts(application).deskMail();
    boolean fromDesk = desk != null && desk.equalsIgnoreCase(receipt.senderMail());
    return new SubmissionFacts(
        !receipt.cameByMail() || fromDesk, receipt.wasInTime(),
        checks.of(application).form().stream().map(Finding::ruleId).distinct().toList());
  }

  @Override
  public List<ApplicationFacts> acceptedOf(CallId call) {
    return of(call, IN_SELECTION);
  }

  @Override
  public long openOf(CallId call) {
    return applications.countByCallIdAndStateIn(call.value(), OpenStates.ALL);
  }

  @Override
  public List<Open> openApplications(CallId call) {
    return applications.findByCallIdAndStateInOrderByCaseKey(call.value(), OpenStates.ALL).stream()
        .map(one -> new Open(one.id(), one.key(), one.prefecture(), one.state().messageKey()))
        .toList();
  }

  @Override
  public boolean awaitsMails(CallId call) {
    return jdbc
        .sql(
            "select exists (select 1 from call_settlement"
                + " where call_id = ? and waits_for_mails and settled_at is null)")
        .param(call.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<ApplicationFacts> awaitingResultOf(CallId call) {
    return of(call, AWAITING_RESULT);
  }

  private List<ApplicationFacts> of(CallId call, Set<ApplicationState> states) {
    List<Application> accepted =
        applications.findByCallIdAndStateInOrderByCaseKey(call.value(), states);
    if (accepted.isEmpty()) {
      return List.of();
    }
    CallView view = calls.get(call);
    Map<PrefectureCode, String> desks =
        people.desks(view.programme(), view.fiscalYear()).stream()
            .collect(Collectors.toMap(DeskContact::prefecture, DeskContact::mail));
    Map<ApplicationId, CheckSheet> sheets =
        reviews
            .findByApplicationIdIn(accepted.stream().map(one -> one.id().value()).toList())
            .stream()
            .collect(Collectors.toMap(PrefectureReview::application, PrefectureReview::sheet));
    return accepted.stream()
        .map(
            one ->
                facts(
                    one, desks.get(one.prefecture()),
                    sheets.getOrDefault(one.id(), CheckSheet.blank())))
        .toList();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordOutcome(ApplicationId id, ApplicationState outcome) {
    Application application = find(id);
    application.outcome(outcome, clock.instant());
    applications.saveAndFlush(application);
    audit.record(
        AuditEntry.of(Actor.system(), "audit.applications.outcome", application.key())
            .detail("outcome", outcome));
  }

  @Override
  public CaseKey key(ApplicationId id) {
    return find(id).key();
  }

  private Application find(ApplicationId id) {
    return applications
        .findById(id.value())
        .orElseThrow(() -> new NotFound("application " + id.value()));
  }

  private ApplicationFacts facts(Application application) {
    CallView call = calls.get(application.call());
    Optional<DeskContact> desk =
        people.desk(call.programme(), call.fiscalYear(), application.prefecture());
    CheckSheet sheet =
        reviews
            .findByApplicationId(application.id().value())
            .map(PrefectureReview::sheet)
            .orElseGet(CheckSheet::blank);
    return facts(application, desk.map(DeskContact::mail).orElse(null), sheet);
  }

  private ApplicationFacts facts(Application a, String deskMail, CheckSheet sheet) {
    UUID drafter = a.drafterId();
    return new ApplicationFacts(
        a.id(), a.key(), a.call(), a.programme(), a.prefecture(), a.areaName(), a.state(),
        a.receipt().number(), a.receipt().at(), a.answers().text("representative.name"),
        Addressees.representative(a).orElse(""), drafter,
        addressees.drafter(a).filter(MailAddresses::isOne).orElse(null), deskMail, a.form(), a.answers(),
        sheet.hubEstablished(), sheet.hubLed(), sheet.supportWanted(), a.groups().rows());
  }
}
