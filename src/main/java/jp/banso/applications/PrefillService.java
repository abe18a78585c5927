package jp.banso.applications;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.calls.Calls;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.AnswerCarrier;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormField;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.OrganisationProfiles;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nothing is typed twice: a new draft begins with what its region's last application said and with what its organisation
 * says of itself. Each such field says whence it comes until somebody writes it anew, and can be emptied. Tables of people
 * are never copied unseen; nor is what 区分 was said of them, and the prefecture is the one of the case.
 */
@Service
@Transactional
public class PrefillService {

  private static final String PROFILE = "profile";
  private static final String PREFECTURE = "prefecture";
  private static final String AFFILIATION = "representative.affiliation";

  private final ApplicationDesk desk;
  private final Applications applications;
  private final ApplicationChecks checks;
  private final AnswerCarrier carrier;
  private final Calls calls;
  private final OrganisationProfiles profiles;
  private final JdbcClient jdbc;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  PrefillService(
      ApplicationDesk desk, Applications applications, ApplicationChecks checks, AnswerCarrier carrier, Calls calls,
      OrganisationProfiles profiles, JdbcClient jdbc, MessageSource messages, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.applications = applications;
    this.checks = checks;
    this.carrier = carrier;
    this.calls = calls;
    this.profiles = profiles;
    this.jdbc = jdbc;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A field that still says what was put into it.
   *
   * @param from whence it comes, in words
   */
  public record Prefilled(String path, String label, String from) {}

  /** Fills a draft that has just begun; only for one who may read the earlier application anyway. */
  void fill(Viewer viewer, Application draft) {
    FormDefinition form = checks.definition(draft.form());
    Map<String, String> sources = new TreeMap<>();
    Answers filled = draft.answers();
    Optional<Application> earlier = earlier(viewer, draft);
    if (earlier.isPresent()) {
      Answers known = carried(earlier.get(), draft);
      String year = String.valueOf(calls.get(earlier.get().call()).fiscalYear().year());
      for (FormField field : form.fields()) {
        if (isCopied(field) && filled.isBlank(field.path()) && !known.isBlank(field.path())) {
          filled = with(filled, field, known);
          sources.put(field.path(), year);
        }
      }
    }
    for (Map.Entry<String, String> said : profile(viewer).entrySet()) {
      boolean asked = form.field(said.getKey()).filter(PrefillService::isCopied).isPresent();
      if (asked && !said.getValue().isEmpty() && filled.isBlank(said.getKey())) {
        filled = filled.with(said.getKey(), said.getValue());
        sources.put(said.getKey(), PROFILE);
      }
    }
    if (sources.isEmpty()) {
      return;
    }
    draft.write(filled, MemberGroups.NONE, viewer.actor(), clock.instant());
    desk.save(draft);
    for (FormField field : form.fields()) {
      if (sources.containsKey(field.path())) {
        jdbc.sql("insert into application_prefill (application_id, path, source, said) values (?,?,?,?)")
            .params(draft.id().value(), field.path(), sources.get(field.path()), said(field, filled))
            .update();
      }
    }
  }

  /** What the organisation says of itself, by the fields of the form that ask for it. */
  private Map<String, String> profile(Viewer viewer) {
    Map<String, String> said = new TreeMap<>();
    said.put(AFFILIATION, viewer.organisationName());
    profiles
        .said(viewer)
        .ifPresent(
            profile -> {
              said.put("representative.department", profile.department());
              said.put("representative.title", profile.title());
              said.put("representative.postalCode", profile.postalCode());
              said.put("representative.address", profile.address());
              said.put("representative.phone", profile.telephone());
              said.put("representative.email", profile.mail());
            });
    return said;
  }

  /**
   * The last application of an earlier call in the same prefecture and programme that the organisation began or the
   * person writes: what others only let them read is not theirs.
   */
  private Optional<Application> earlier(Viewer viewer, Application draft) {
    return applications.findByCaseKeyIn(ApplicationScope.ownKeys(viewer)).stream()
        .filter(other -> ApplicationScope.sees(viewer, other))
        .filter(
            other ->
                viewer.organisationName().equals(other.drafterOrganisation())
                    || viewer.holds(Groups.area(other.key())))
        .filter(other -> !other.call().equals(draft.call()) && other.prefecture().equals(draft.prefecture()))
        .filter(other -> other.startedAt().isBefore(draft.startedAt()))
        .max(Comparator.comparing(Application::startedAt));
  }

  private Answers carried(Application earlier, Application draft) {
    return earlier.form().equals(draft.form())
        ? earlier.answers()
        : carrier
            .carry(checks.definition(earlier.form()), checks.definition(draft.form()), earlier.answers())
            .answers();
  }

  private static boolean isCopied(FormField field) {
    return !(field instanceof FormField.Table || field instanceof FormField.File || field.path().equals(PREFECTURE));
  }

  private static Answers with(Answers filled, FormField field, Answers known) {
    return field instanceof FormField.Choice choice && choice.several()
        ? filled.with(field.path(), known.chosen(field.path()))
        : filled.with(field.path(), known.text(field.path()));
  }

  private static String said(FormField field, Answers answers) {
    return field instanceof FormField.Choice choice && choice.several()
        ? String.join("\n", answers.chosen(field.path()))
        : answers.text(field.path());
  }

  /** The fields that still say what was put into them, in printed order; for one who writes the form. */
  @Transactional(readOnly = true)
  public List<Prefilled> of(Viewer viewer, ApplicationId id) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    Map<String, String[]> kept = new TreeMap<>();
    jdbc.sql("select path, source, said from application_prefill where application_id = ?")
        .param(id.value())
        .query(row -> {
          kept.put(row.getString("path"), new String[] {row.getString("source"), row.getString("said")});
        });
    return kept.isEmpty()
        ? List.of()
        : checks.definition(application.form()).fields().stream()
            .filter(field -> kept.containsKey(field.path()))
            .filter(field -> said(field, application.answers()).equals(kept.get(field.path())[1]))
            .map(field -> new Prefilled(field.path(), field.label(), words(kept.get(field.path())[0])))
            .toList();
  }

  private String words(String source) {
    return source.equals(PROFILE)
        ? messages.getMessage("applications.prefill.profile", null, Locale.JAPAN)
        : messages.getMessage(
            "applications.prefill.from",
            new Object[] {new FiscalYear(Integer.parseInt(source)).name()}, Locale.JAPAN);
  }

  /** Empties a field again that nobody has written anew. */
  public Outcome<Void> takeOut(Viewer viewer, ApplicationId id, String path) {
    Application application = desk.forStep(viewer, id, Step.EDIT);
    Prefilled field =
        of(viewer, id).stream()
            .filter(one -> one.path().equals(path))
            .findFirst()
            .orElseThrow(() -> new BadInput("path " + path));
    application.write(
        application.answers().without(field.path()), application.groups(), viewer.actor(), clock.instant());
    desk.save(application);
    jdbc.sql("delete from application_prefill where application_id = ? and path = ?")
        .params(id.value(), path)
        .update();
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.applications.prefillTakenOut", application.key())
            .detail("sections", field.label())
            .audience(Audience.REGION));
    return Outcome.done();
  }

  /** The members of the region's last application, to be looked through before they are taken; empty if there are none. */
  @Transactional(readOnly = true)
  public List<Answers> earlierMembers(Viewer viewer, ApplicationId id) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    return earlier(viewer, application)
        .map(earlier -> carried(earlier, application).rows(MemberGroups.TABLE))
        .orElse(List.of());
  }
}
