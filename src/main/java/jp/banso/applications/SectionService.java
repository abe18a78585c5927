package jp.banso.applications;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.drafting.Comments;
import jp.banso.drafting.DraftTexts;
import jp.banso.drafting.SectionMark;
import jp.banso.drafting.SectionMarks;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.Answers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormSection;
import jp.banso.forms.FormValidator;
import jp.banso.forms.SectionState;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The form as a list of sections: how each stands, and a writer's word that one is done. */
@Service
@Transactional
public class SectionService {

  private static final SectionMark UNTOUCHED = new SectionMark(null, null, null, null);

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final FormValidator validator;
  private final AnswerDiff diff;
  private final SectionMarks marks;
  private final Comments comments;
  private final DraftTexts texts;
  private final Corrections corrections;
  private final TextChanges changes;

  SectionService(
      ApplicationDesk desk, ApplicationChecks checks, FormValidator validator, AnswerDiff diff, SectionMarks marks,
      Comments comments, DraftTexts texts, Corrections corrections, TextChanges changes) {
    this.desk = desk;
    this.checks = checks;
    this.validator = validator;
    this.diff = diff;
    this.marks = marks;
    this.comments = comments;
    this.texts = texts;
    this.corrections = corrections;
    this.changes = changes;
  }

  /** Whether the viewer works on the form together with others, so that its sections are for them. */
  @Transactional(readOnly = true)
  public boolean isFor(Viewer viewer, ApplicationId id) {
    return ApplicationDrafts.takesPart(viewer, desk.forViewer(viewer, id));
  }

  /** The sections that are asked, in printed order. */
  @Transactional(readOnly = true)
  public List<SectionLine> lines(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    ApplicationDesk.Readable text =
        desk.readable(viewer, application).orElseThrow(() -> new NotFound("text of " + application.key()));
    FormDefinition form = checks.definition(text.form());
    Map<String, SectionMark> marked = marks.of(viewer, application.key());
    Map<String, Integer> talked = comments.open(viewer, application.key());
    List<Finding> findings = validator.validate(form, text.answers());
    Map<String, SectionState> states = states(application, form, text.answers(), marked, findings);
    return form.shown(text.answers()).sections().stream()
        .map(
            section ->
                new SectionLine(
                    section.key(), section.title(), states.get(section.key()), marked.getOrDefault(section.key(), UNTOUCHED),
                    talked.getOrDefault(section.key(), 0), (int) findings.stream().filter(one -> isIn(form, section, one)).count()))
        .toList();
  }

  /** 未着手・入力中・確認済・要修正 by section, as the answers stand on a page. */
  @Transactional(readOnly = true)
  public Map<String, SectionState> states(Viewer viewer, ApplicationId id, Answers answers) {
    Application application = desk.forViewer(viewer, id);
    FormDefinition form = checks.definition(application.form());
    Map<String, SectionMark> marked =
        ApplicationDrafts.takesPart(viewer, application) ? marks.of(viewer, application.key()) : Map.of();
    return states(application, form, answers, marked, validator.validate(form, answers));
  }

  private Map<String, SectionState> states(
      Application application, FormDefinition form, Answers answers, Map<String, SectionMark> marked, List<Finding> findings) {
    Set<String> toCorrect =
        desk.requests(application).stream()
            .filter(ReturnRequest::isOpen)
            .map(request -> request.item().section())
            .collect(Collectors.toSet());
    Set<String> confirmed =
        marked.entrySet().stream().filter(mark -> mark.getValue().isConfirmed()).map(Map.Entry::getKey).collect(Collectors.toSet());
    Set<String> untouched = untouched(application, form, answers, findings);
    return form.shown(answers).sections().stream()
        .collect(
            Collectors.toMap(
                FormSection::key,
                section -> {
                  SectionState state = SectionState.of(section, answers, findings, confirmed, toCorrect);
                  return state == SectionState.IN_PROGRESS && untouched.contains(section.key())
                      ? SectionState.AS_SUBMITTED
                      : state;
                }));
  }

  /** Of a 訂正 the sections that are as they were submitted and as complete. */
  private Set<String> untouched(Application application, FormDefinition form, Answers answers, List<Finding> findings) {
    if (!application.state().isBeforeSubmission()) {
      return Set.of();
    }
    return corrections.standing(application)
        .map(corrections::sent)
        .map(sent -> changes.ofForm(sent.form(), sent.answers(), form.ref(), answers))
        .map(changed -> changed.stream().map(AnswerChange::section).collect(Collectors.toSet()))
        .map(
            changed ->
                form.sections().stream()
                    .filter(section -> !changed.contains(section.key()))
                    .filter(section -> findings.stream().noneMatch(finding -> isIn(form, section, finding)))
                    .map(FormSection::key)
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static boolean isIn(FormDefinition form, FormSection section, Finding finding) {
    return finding.stopsHandOver()
        && form.sectionOf(finding.path()).filter(found -> found.key().equals(section.key())).isPresent();
  }

  /**
   * 確認済: the section is done as the writer saw it.
   *
   * @param seen the version of the application that was on the page
   */
  public Outcome<Void> confirm(Viewer viewer, ApplicationId id, String key, long seen) {
    desk.hold(id);
    Application application = desk.forStep(viewer, id, Step.EDIT);
    FormDefinition form = checks.definition(application.form());
    FormSection section = section(form, application, key);
    if (seen < application.version() && changedSince(application, form, section, seen)) {
      return Outcome.refused("applications.sections.refused.changed");
    }
    List<Finding> gaps = gaps(form, section, application);
    if (!gaps.isEmpty()) {
      return Outcome.refused("applications.sections.refused.gaps", gaps.size());
    }
    marks.confirm(viewer, application.key(), key, section.title());
    return Outcome.done();
  }

  /** What keeps a section from being done; empty for nothing. */
  @Transactional(readOnly = true)
  public List<Finding> gaps(Viewer viewer, ApplicationId id, String key) {
    Application application = desk.forStep(viewer, id, Step.EDIT);
    FormDefinition form = checks.definition(application.form());
    return gaps(form, section(form, application, key), application);
  }

  private List<Finding> gaps(FormDefinition form, FormSection section, Application application) {
    return validator.validate(form, application.answers()).stream().filter(finding -> isIn(form, section, finding)).toList();
  }

  public void takeBack(Viewer viewer, ApplicationId id, String key) {
    Application application = desk.forStep(viewer, id, Step.EDIT);
    FormSection section = section(checks.definition(application.form()), application, key);
    marks.takeBack(viewer, application.key(), key, section.title());
  }

  private boolean changedSince(Application application, FormDefinition form, FormSection section, long seen) {
    return texts.at(application.key(), seen)
        .filter(text -> text.form().equals(form.ref()))
        .map(text -> diff.between(form, text.answers(), application.answers()))
        .map(changes -> changes.stream().anyMatch(change -> change.section().equals(section.key())))
        .orElse(true);
  }

  private static FormSection section(FormDefinition form, Application application, String key) {
    return form.shown(application.answers()).section(key).orElseThrow(() -> new NotFound("section " + key));
  }
}
