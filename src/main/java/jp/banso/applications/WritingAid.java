package jp.banso.applications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.Answers;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormSection;
import jp.banso.forms.FormValidator;
import jp.banso.forms.SectionState;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the page shows to one who writes: the working text, the state of each section, differences. */
@Service
@Transactional(readOnly = true)
public class WritingAid {

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final FormValidator validator;
  private final AnswerDiff diff;

  WritingAid(
      ApplicationDesk desk, ApplicationChecks checks, FormValidator validator, AnswerDiff diff) {
    this.desk = desk;
    this.checks = checks;
    this.validator = validator;
    this.diff = diff;
  }

  /** The text that is being written; only for one who may write it. */
  public Answers working(Viewer viewer, ApplicationId id) {
    return desk.offered(viewer, id, Step.EDIT).answers();
  }

  /** 未着手・入力中・確認済・要修正 by section, as the answers stand on the page. */
  public Map<String, SectionState> states(Viewer viewer, ApplicationId id, Answers answers) {
    Application application = desk.forViewer(viewer, id);
    FormDefinition form = checks.definition(application.form());
    Set<String> toCorrect =
        desk.requests(application).stream()
            .filter(ReturnRequest::isOpen)
            .map(request -> request.item().section())
            .collect(Collectors.toSet());
    List<Finding> gaps = validator.validate(form, answers);
    Set<String> all = form.sections().stream().map(FormSection::key).collect(Collectors.toSet());
    Map<String, SectionState> states = new HashMap<>();
    for (FormSection section : form.shown(answers).sections()) {
      states.put(section.key(), SectionState.of(section, answers, gaps, all, toCorrect));
    }
    return states;
  }

  /** What differs between two texts of the form, when two people wrote at once. */
  public List<AnswerChange> difference(
      Viewer viewer, ApplicationId id, Answers mine, Answers theirs) {
    FormDefinition form = checks.definition(desk.forViewer(viewer, id).form());
    return diff.between(form, mine, theirs);
  }
}
