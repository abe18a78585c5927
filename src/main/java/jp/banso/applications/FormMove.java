package jp.banso.applications;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import jp.banso.calls.Calls;
import jp.banso.composition.MemberGroupAid;
import jp.banso.composition.MemberGroups;
import jp.banso.forms.AnswerCarrier;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormRef;
import jp.banso.forms.KeptAnswers;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/**
 * Brings a draft to the version of the form that its call names. The draft as it was is kept as a version of its own, so
 * that what has no place any more can be read beside the form for good, and comes back with a form that has one again. What was handed over stays on the form that it was
 * written on.
 */
@Component
class FormMove {

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final AnswerCarrier carrier;
  private final MemberGroupAid aid;
  private final Calls calls;
  private final AuditLog audit;
  private final Clock clock;

  FormMove(
      ApplicationDesk desk, ApplicationChecks checks, AnswerCarrier carrier, MemberGroupAid aid, Calls calls,
      AuditLog audit, Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.carrier = carrier;
    this.aid = aid;
    this.calls = calls;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the draft stands on another version of the form than its call names. */
  boolean isOutdated(Application draft) {
    return isOutdated(draft, wanted(draft));
  }

  private static boolean isOutdated(Application draft, FormRef wanted) {
    return draft.state() == ApplicationState.DRAFT && !draft.form().equals(wanted);
  }

  private FormRef wanted(Application draft) {
    return calls.get(draft.call()).form();
  }

  /** Asked again it does nothing. */
  void bringUp(Application draft) {
    FormRef wanted = wanted(draft);
    if (!isOutdated(draft, wanted)) {
      return;
    }
    List<KeptAnswers> written = kept(draft);
    written.add(new KeptAnswers(checks.definition(draft.form()), draft.answers()));
    CarriedAnswers carried = carrier.carry(written, checks.definition(wanted));
    desk.keepVersion(draft, ApplicationVersion.Occasion.FORM_CHANGED, draft.changedBy());
    MemberGroups groups =
        draft.groups().moved(
            carried.sources().getOrDefault(MemberGroups.TABLE, List.of()), aid.propose(carried.answers(), draft.key()));
    draft.moveTo(wanted, carried.answers(), groups, clock.instant());
    desk.save(draft);
    audit.record(
        AuditEntry.of(Actor.system(), "audit.applications.formChanged", draft.key())
            .detail("version", wanted.version())
            .detail("removed", labels(carried.left()))
            .audience(ApplicationScope.READERS));
  }

  /** Names of fields alone: what was written in them is for its readers. */
  private static String labels(List<CarriedAnswers.Left> left) {
    return left.stream().map(CarriedAnswers.Left::label).distinct().collect(Collectors.joining(" / "));
  }

  /** What an earlier version of the form had a place for and the present one has not. */
  List<CarriedAnswers.Left> left(Application application) {
    List<KeptAnswers> kept = kept(application);
    return kept.isEmpty() ? List.of() : carrier.carry(kept, checks.definition(application.form())).left();
  }

  /** The form of the application and those that it was written on before, newest first. */
  List<FormDefinition> forms(Application application) {
    List<FormDefinition> forms = kept(application).stream().map(KeptAnswers::form).collect(Collectors.toCollection(ArrayList::new));
    forms.add(checks.definition(application.form()));
    Collections.reverse(forms);
    return forms;
  }

  private List<KeptAnswers> kept(Application application) {
    return desk.onEarlierForms(application).stream()
        .map(version -> new KeptAnswers(checks.definition(version.form()), version.answers()))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
