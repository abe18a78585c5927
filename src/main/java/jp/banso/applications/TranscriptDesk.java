package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallId;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 事務局入力 for the module above that asks senders whether what a clerk typed is what they sent. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TranscriptDesk {

  /** What the tasks are called in the work list; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "application-transcript";

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final Applications applications;
  private final BusinessCalendar calendar;
  private final Clock clock;

  TranscriptDesk(
      ApplicationDesk desk, ApplicationChecks checks, Applications applications, BusinessCalendar calendar,
      Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.applications = applications;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A text that a clerk typed, with what stands of it now.
   *
   * @param receivedAt when the paper arrived
   * @param beingTyped true as long as the clerk can change it
   */
  public record Typed(
      ApplicationId id, CaseKey key, ProgrammeCode programme, CallId call, PrefectureCode prefecture, String areaName,
      Instant receivedAt, FormDefinition form, Answers answers, TranscriptView transcript, boolean beingTyped,
      boolean ended) {}

  /**
   * For whoever reads the application.
   *
   * @throws NotFound if they do not, or no clerk typed it
   */
  public Typed of(Viewer viewer, ApplicationId id) {
    return typed(forViewer(viewer, id));
  }

  /** For whom a code names the application; the caller has checked it. */
  public Typed of(ApplicationId id) {
    return typed(desk.get(id));
  }

  private Application forViewer(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    if (application.transcript().isEmpty() || !ApplicationScope.readsText(viewer, application)) {
      throw new NotFound("transcript of " + id.value());
    }
    return application;
  }

  private Typed typed(Application application) {
    return new Typed(
        application.id(), application.key(), application.programme(), application.call(), application.prefecture(),
        application.areaName(), application.receipt().at(), checks.definition(application.form()),
        application.answers(), TranscriptView.of(application), EditPolicy.isCopiedFromMail(application),
        !OpenStates.ALL.contains(application.state()));
  }

  /**
   * Guards an act of the secretariat on it.
   *
   * @throws Forbidden for all others who see it
   * @throws AlreadyDone once it has gone on
   */
  public Typed clerks(Viewer viewer, ApplicationId id) {
    Application application = forViewer(viewer, id);
    if (!viewer.isSecretariatOf(application.programme())) {
      throw new Forbidden(viewer.role() + " asks no sender");
    }
    requireOpen(application);
    return typed(application);
  }

  /**
   * Guards the answer of the desk that sent it, on its own page.
   *
   * @throws Forbidden for all others who see it
   * @throws AlreadyDone once it has gone on
   */
  public Typed senders(Viewer viewer, ApplicationId id) {
    Application application = forViewer(viewer, id);
    if (!viewer.holds(Groups.prefecture(application.programme(), application.prefecture()))) {
      throw new Forbidden(viewer.role() + " did not send it");
    }
    requireOpen(application);
    return typed(application);
  }

  private static void requireOpen(Application application) {
    if (!OpenStates.ALL.contains(application.state())) {
      throw new AlreadyDone(application.key() + " is " + application.state());
    }
  }

  /** By when a sender who is asked today is asked to answer. */
  public LocalDate answerBy() {
    return calendar.plusBusinessDays(LocalDate.now(clock), TranscriptWork.ANSWER_DAYS);
  }

  /**
   * Keeps the text as the version that the sender is asked about.
   *
   * @return number of the version
   */
  public int asked(Viewer viewer, ApplicationId id, LocalDate answerBy) {
    Application application = desk.get(id);
    application.askSender(answerBy);
    desk.keepVersion(application, ApplicationVersion.Occasion.CLERK_TYPED, viewer.actor().label());
    desk.save(application);
    List<ApplicationVersion> versions = desk.versionsOf(application);
    return versions.get(versions.size() - 1).number();
  }

  /** Whether the text is still that of the version. */
  public boolean isStill(ApplicationId id, int version) {
    Application application = desk.get(id);
    return desk.versionsOf(application).stream()
        .filter(kept -> kept.number() == version)
        .anyMatch(kept -> kept.form().equals(application.form()) && kept.answers().equals(application.answers()));
  }

  /** @param by how it is known and who said it, in words */
  public void answered(ApplicationId id, boolean agreed, String by) {
    Application application = desk.get(id);
    requireOpen(application);
    application.senderAnswered(agreed, by, clock.instant());
    desk.save(application);
  }

  /** What the work is about, by the numbers of its cases. */
  @Transactional(readOnly = true)
  public Map<CaseKey, Subject> subjects(Collection<CaseKey> keys) {
    return applications.findByCaseKeyIn(keys.stream().map(CaseKey::value).toList()).stream()
        .collect(
            Collectors.toMap(
                Application::key,
                one -> new Subject(one.id().value(), one.prefecture(), one.areaName())));
  }

  /** An application in a list of tasks of those who read it. */
  public record Subject(UUID id, PrefectureCode prefecture, String areaName) {}
}
