package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.correspondence.Mailroom;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormField;
import jp.banso.forms.FormPage;
import jp.banso.forms.FormPages;
import jp.banso.forms.FormRef;
import jp.banso.forms.FormValidator;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 代表者の変更 (T-B16, M34): the seven fields of the form anew, with a reason; old and new are told. */
@Service
@Transactional
public class RepresentativeService {

  static final String SECTION = "representative";
  private static final String FIELDS = "a." + SECTION + ".";
  static final String FIELD_MAIL = SECTION + ".email";
  static final String FIELD_NAME = SECTION + ".name";

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final AnswerBinder binder;
  private final FormValidator validator;
  private final FormPages formPages;
  private final ApplicationMails mails;
  private final Addressees addressees;
  private final Mailroom mailroom;
  private final ProxyRecords proxies;
  private final AuditLog audit;
  private final Clock clock;
  private final Corrections corrections;
  private final Confirmers confirmers;

  RepresentativeService(
      ApplicationDesk desk, ApplicationChecks checks, AnswerBinder binder, FormValidator validator,
      FormPages formPages, ApplicationMails mails, Addressees addressees, Mailroom mailroom, ProxyRecords proxies,
      AuditLog audit, Clock clock, Corrections corrections, Confirmers confirmers) {
    this.desk = desk;
    this.checks = checks;
    this.binder = binder;
    this.validator = validator;
    this.formPages = formPages;
    this.mails = mails;
    this.addressees = addressees;
    this.mailroom = mailroom;
    this.proxies = proxies;
    this.audit = audit;
    this.clock = clock;
    this.corrections = corrections;
    this.confirmers = confirmers;
  }

  /** The section of the form as it stands, or as it was typed. */
  @Transactional(readOnly = true)
  public FormPage page(Viewer viewer, ApplicationId id, Map<String, String[]> parameters) {
    Application application = desk.offered(viewer, id, Step.CHANGE_REPRESENTATIVE);
    FormDefinition form = checks.definition(application.form());
    BoundAnswers typed = bound(application, parameters);
    List<Finding> findings = parameters.isEmpty() ? List.of() : findings(form, typed);
    return formPages
        .editSection(formPages.edit(form, typed.answers(), findings), SECTION)
        .orElseThrow(() -> new IllegalStateException(form.ref() + " asks for no representative"));
  }

  /** Changes the 代表者; on the word of region or prefecture also by the secretariat (代理入力). */
  public Outcome<Void> change(
      Viewer viewer, ApplicationId id, long version, Map<String, String[]> parameters,
      String reason) {
    Application application = desk.forStep(viewer, id, Step.CHANGE_REPRESENTATIVE, version);
    BoundAnswers typed = bound(application, parameters);
    if (!findings(checks.definition(application.form()), typed).isEmpty()) {
      return Outcome.refused("applications.refused.representative");
    }
    if (reason.isBlank()) {
      return Outcome.refused("applications.refused.representativeReason");
    }
    if (typed.answers().equals(application.answers())) {
      return Outcome.refused("applications.refused.representativeSame");
    }
    if (wouldHaveConfirmed(viewer, application, typed.answers())) {
      return Outcome.refused("applications.refused.representativeConfirmed");
    }
    Instant now = clock.instant();
    Answers before = application.answers();
    application.changeRepresentative(typed.answers(), viewer.actor().label(), now);
    desk.save(application);
    keepVersion(application, viewer.actor().label());
    tell(viewer, application, before, reason, now);
    proxies.record(
        viewer, application.key(), "applications.step.changeRepresentative",
        addressees.applicant(application).orElse(null));
    return Outcome.done();
  }

  /**
   * Another 代表者 in what is being written than in what was sent last.
   *
   * @param leaving name, empty if none was given
   * @param coming likewise
   */
  public record Written(String leaving, String coming) {}

  /** Whether the form, sent as it is written now, has another 代表者; for those who read what is written. */
  @Transactional(readOnly = true)
  public Optional<Written> written(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    boolean beingWritten =
        application.state() == ApplicationState.DRAFT || application.state() == ApplicationState.CORRECTING;
    if (!beingWritten
        || !ApplicationScope.readsText(viewer, application)
        || ApplicationScope.readsLastVersion(viewer, application)) {
      return Optional.empty();
    }
    return lastSent(application)
        .filter(before -> isAnother(before, application.answers()))
        .map(before -> new Written(before.text(FIELD_NAME), application.answers().text(FIELD_NAME)));
  }

  /** What the next desk has of it; empty before it was ever sent on. */
  Optional<Answers> lastSent(Application application) {
    List<ApplicationVersion> sent =
        application.state() == ApplicationState.CORRECTING
            ? desk.sentVersions(application)
            : desk.versionsOf(application).stream().filter(version -> version.occasion().changedHands()).toList();
    return sent.isEmpty() ? Optional.empty() : Optional.of(sent.get(sent.size() - 1).answers());
  }

  /**
   * The form was sent again, and what was written meanwhile may name another 代表者: that is a change like any other, of
   * which both learn. While it was being written it was nobody's to hear of.
   *
   * @param before what was sent last, empty at the first sending
   */
  void sent(Viewer viewer, Application application, Optional<Answers> before) {
    before
        .filter(last -> isAnother(last, application.answers()))
        .ifPresent(last -> tell(viewer, application, last, "", clock.instant()));
  }

  /** Another address, to which the result goes, or another name; a name is the same in any width and with any blanks. */
  static boolean isAnother(Answers before, Answers now) {
    return !before.text(FIELD_MAIL).strip().equalsIgnoreCase(now.text(FIELD_MAIL).strip())
        || !ConfirmerPolicy.isSameName(before.text(FIELD_NAME), now.text(FIELD_NAME));
  }

  private void tell(Viewer viewer, Application application, Answers before, String reason, Instant now) {
    Optional<String> leaving = Addressees.representative(before);
    leaving.ifPresent(old -> readdress(application, old));
    record(viewer, application, reason);
    Application told = application;
    for (Application other : corrections.beside(application)) {
      if (carry(viewer, application, before, other, now)) {
        record(viewer, other, reason);
        told = other.receipt().isGiven() ? other : told;
      }
    }
    mails.representativeChanged(told, leaving, before.text(FIELD_NAME), now);
  }

  /**
   * What a 訂正 is to replace and the 訂正 itself name the same person, so neither keeps the one who leaves. Where
   * somebody else was named already that stays, and the pages say that the two differ.
   */
  private boolean carry(Viewer viewer, Application changed, Answers before, Application other, Instant now) {
    if (!samePerson(before, other.answers())) {
      return false;
    }
    Answers carried = other.answers();
    for (FormField field : checks.definition(other.form()).section(SECTION).orElseThrow().fields()) {
      String value = changed.answers().text(field.path());
      if (!value.equals(before.text(field.path()))) {
        carried = carried.with(field.path(), value);
      }
    }
    if (carried.equals(other.answers())) {
      return false;
    }
    Optional<String> leaving = Addressees.representative(other);
    other.carryRepresentative(carried, viewer.actor().label(), now);
    desk.save(other);
    if (other.state() != ApplicationState.DRAFT) {
      keepVersion(other, viewer.actor().label());
    }
    leaving.ifPresent(old -> readdress(other, old));
    return true;
  }

  /** By the address, to which the result goes; without one by the name. */
  static boolean samePerson(Answers one, Answers other) {
    String mail = one.text(FIELD_MAIL);
    return mail.equalsIgnoreCase(other.text(FIELD_MAIL))
        && (!mail.isEmpty() || one.text(FIELD_NAME).equals(other.text(FIELD_NAME)));
  }

  private void record(Viewer viewer, Application application, String reason) {
    AuditEntry change =
        AuditEntry.of(viewer.actor(), "audit.applications.representativeChanged", application.key())
            .audience(ApplicationScope.READERS);
    audit.record(reason.isBlank() ? change : change.detail("reason", reason.strip()));
  }

  /**
   * Who has confirmed it for the prefecture is not made its 代表者 by the prefecture. A region is not told who that was:
   * its change is asked about at the submission.
   */
  private boolean wouldHaveConfirmed(Viewer viewer, Application application, Answers answers) {
    return viewer.role() != RoleKind.REGION
        && application.state() == ApplicationState.COMPILED
        && desk.reviewIfAny(application)
            .filter(review -> confirmers.likenessThen(review, application, answers) == ConfirmerPolicy.Likeness.SAME)
            .isPresent();
  }

  /** A 補正 that is being written is nobody's yet: the secretariat gets what it has with the new 代表者, and no more. */
  private void keepVersion(Application application, String by) {
    ApplicationVersion.Occasion occasion = ApplicationVersion.Occasion.REPRESENTATIVE_CHANGED;
    List<ApplicationVersion> sent =
        application.state() == ApplicationState.CORRECTING ? desk.sentVersions(application) : List.of();
    if (sent.isEmpty()) {
      desk.keepVersion(application, occasion, by);
      return;
    }
    ApplicationVersion last = sent.get(sent.size() - 1);
    Answers withNewOne = withRepresentativeOf(last.form(), last.answers(), application.answers());
    desk.keepVersion(application, occasion, by, new ApplicationDesk.Readable(last.form(), withNewOne));
  }

  /** The text with the fields of the 代表者 as they stand in the other. */
  Answers withRepresentativeOf(FormRef form, Answers text, Answers other) {
    Answers with = text;
    for (FormField field : checks.definition(form).section(SECTION).orElseThrow().fields()) {
      with = with.with(field.path(), other.text(field.path()));
    }
    return with;
  }

  /** What waits to go to the one who leaves goes to the new one. */
  private void readdress(Application application, String leaving) {
    Addressees.representative(application)
        .filter(coming -> !coming.equals(leaving))
        .ifPresent(coming -> mailroom.readdress(application.key(), leaving, coming));
  }

  /** Nothing but the fields of the 代表者 is taken from the request. */
  private BoundAnswers bound(Application application, Map<String, String[]> parameters) {
    Map<String, String[]> own = new TreeMap<>(parameters);
    own.keySet().removeIf(name -> !name.startsWith(FIELDS));
    return binder.bind(
        checks.definition(application.form()), own, application.answers());
  }

  private List<Finding> findings(FormDefinition form, BoundAnswers typed) {
    List<Finding> findings = new ArrayList<>(typed.findings());
    validator.validate(form, typed.answers()).stream()
        .filter(Finding::stopsHandOver)
        .filter(finding -> finding.path().startsWith(SECTION + "."))
        .forEach(findings::add);
    return findings;
  }
}
