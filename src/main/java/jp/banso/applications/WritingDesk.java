package jp.banso.applications;

import java.util.UUID;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The text of an application for the modules above that let people write it by other ways than its page. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class WritingDesk {

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final SharedWriting writing;

  WritingDesk(ApplicationDesk desk, ApplicationChecks checks, SharedWriting writing) {
    this.desk = desk;
    this.checks = checks;
    this.writing = writing;
  }

  /** The text as it stands, on the version of the form that it is written on. */
  public record Text(ApplicationId id, CaseKey key, long version, FormDefinition form, Answers answers) {}

  /**
   * For one who may write it now, on its people's word too.
   *
   * @throws jp.banso.kernel.NotFound if it is not for the viewer to see
   * @throws Forbidden if it is not for the viewer to write
   * @throws jp.banso.kernel.AlreadyDone if nobody may write it now; {@link TextHeld} while it is in 決裁中
   */
  public Text offered(Viewer viewer, ApplicationId id) {
    return text(desk.offered(viewer, id, Step.EDIT));
  }

  /**
   * As {@link #offered}, for one who writes it now: nobody else does until the transaction ends.
   *
   * @throws Forbidden also if the word of those whose text it is is missing
   */
  public Text alone(Viewer viewer, ApplicationId id) {
    desk.hold(id);
    Application application = desk.offered(viewer, id, Step.EDIT);
    if (!StepPolicy.mayTake(viewer, application, Step.EDIT)) {
      throw new Forbidden(viewer.role() + " may take " + Step.EDIT + " on its person's word only");
    }
    return text(application);
  }

  /** Keeps a text in the place of the one that stands; of the case's history it is a saving like any other. */
  public void keep(Viewer viewer, ApplicationId id, Answers mine) {
    Application application = desk.offered(viewer, id, Step.EDIT);
    writing.keep(viewer, application, application.answers(), mine, UUID.randomUUID());
  }

  private Text text(Application application) {
    return new Text(
        application.id(), application.key(), application.version(), checks.definition(application.form()),
        application.answers());
  }
}
