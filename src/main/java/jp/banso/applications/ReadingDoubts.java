package jp.banso.applications;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.ReadingDoubt.Kind;
import jp.banso.forms.Answers;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormField;
import jp.banso.forms.FormFiles;
import jp.banso.forms.ReturnedAnswers;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.TextLength;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is unclear in a mailed form a person decides, with the file beside it; that it is undecided never keeps a mail
 * from being taken in.
 */
@Service
@Transactional
public class ReadingDoubts {

  /** Signs; what is longer is read in its file. */
  private static final int SHOWN = 1_000;

  /** The choice that leaves the answer as it stands. */
  public static final int AS_IT_IS = -1;

  private static final String PREFECTURE = "prefecture";

  private final ReadingDoubtRows rows;
  private final ApplicationDesk desk;
  private final FormFiles files;
  private final FormCatalog forms;
  private final Documents documents;
  private final SharedWriting writing;
  private final AuditLog audit;
  private final Clock clock;

  ReadingDoubts(
      ReadingDoubtRows rows, ApplicationDesk desk, FormFiles files, FormCatalog forms, Documents documents,
      SharedWriting writing, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.desk = desk;
    this.files = files;
    this.forms = forms;
    this.documents = documents;
    this.writing = writing;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps what could not be told of a form whose answers the application has now; in the transaction that took it in.
   *
   * @param document the file
   * @param findings of these what could not be taken over
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(
      Viewer viewer, ApplicationId id, UUID document, List<ReturnedAnswers.Placed> findings,
      List<ReturnedAnswers.Doubt> doubts, List<CarriedAnswers.Left> left, List<String> missing) {
    ApplicationId application = desk.forViewer(viewer, id).id();
    List<ReadingDoubt> all = new ArrayList<>();
    for (ReturnedAnswers.Doubt doubt : doubts) {
      all.add(
          new ReadingDoubt(
              document, all.size(), Kind.DOUBT, doubt.path(), doubt.label(), doubt.place(), doubt.messageKey(),
              doubt.text(), doubt.candidates().stream().map(ReturnedAnswers.Candidate::text).toList(), null));
    }
    for (ReturnedAnswers.Placed placed : findings) {
      if (!placed.taken()) {
        all.add(
            new ReadingDoubt(
                document, all.size(), Kind.DOUBT, placed.finding().path(), placed.label(), placed.place(),
                "applications.doubts.notTaken", TextLength.of(placed.said()) > SHOWN ? "" : placed.said(), List.of(),
                null));
      }
    }
    for (CarriedAnswers.Left one : left) {
      all.add(
          new ReadingDoubt(
              document, all.size(), Kind.LEFT, "", one.label(), one.sectionTitle(), "applications.doubts.left",
              one.text(), List.of(), null));
    }
    if (!missing.isEmpty()) {
      all.add(
          new ReadingDoubt(
              document, all.size(), Kind.MISSING, "", "", "", "applications.doubts.missing",
              String.join(" / ", missing), List.of(), null));
    }
    all.forEach(doubt -> rows.add(application, doubt));
  }

  /** The form names another prefecture than the one as whose it was taken in; after {@link #keep}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepPrefecture(Viewer viewer, ApplicationId id, UUID document, PrefectureCode named) {
    Application application = desk.forViewer(viewer, id);
    int number = (int) rows.of(id).stream().filter(one -> one.document().equals(document)).count();
    String label =
        forms.definition(application.form()).field(PREFECTURE).map(FormField::label).orElse("");
    rows.add(
        id,
        new ReadingDoubt(
            document, number, Kind.PREFECTURE, PREFECTURE, label, "", "applications.doubts.prefecture", named.name(),
            List.of(), null));
  }

  /** For the secretariat; others see none. */
  @Transactional(readOnly = true)
  public List<ReadingDoubt> of(Viewer viewer, ApplicationId id) {
    Application application = desk.forViewer(viewer, id);
    return viewer.isSecretariatOf(application.programme()) ? rows.of(id) : List.of();
  }

  /** Those that nobody has decided. */
  @Transactional(readOnly = true)
  public List<ReadingDoubt> open(Viewer viewer, ApplicationId id) {
    return of(viewer, id).stream().filter(ReadingDoubt::isOpen).collect(Collectors.toList());
  }

  /**
   * Decides one.
   *
   * @param choice the number of the candidate that goes into the form, or {@link #AS_IT_IS}
   * @throws AlreadyDone if it was decided before
   */
  public Outcome<Void> settle(Viewer viewer, ApplicationId id, UUID document, Integer number, Integer choice) {
    desk.hold(id);
    Application application = desk.forStep(viewer, id, Step.CHECK_FORMALITIES);
    if (document == null || number == null) {
      throw new BadInput("doubt");
    }
    ReadingDoubt doubt =
        rows.of(id).stream()
            .filter(one -> one.document().equals(document) && one.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotFound("doubt " + number + " of " + document));
    if (!doubt.isOpen()) {
      throw new AlreadyDone("doubt " + number + " of " + document);
    }
    if (choice == null) {
      return Outcome.refused("applications.doubts.refused.choice");
    }
    String as = "";
    if (choice != AS_IT_IS) {
      if (choice < 0 || choice >= doubt.candidates().size()) {
        throw new BadInput("candidate");
      }
      as = doubt.candidates().get(choice);
      take(viewer, application, doubt, as);
    }
    rows.settle(id, doubt, as, viewer.actor().label(), clock.instant());
    audit.record(AuditEntry.of(viewer.actor(), "audit.applications.doubtSettled", application.key()));
    return Outcome.done();
  }

  private void take(Viewer viewer, Application application, ReadingDoubt doubt, String text) {
    desk.forStep(viewer, application.id(), Step.EDIT);
    Answers now = application.answers();
    ReturnedAnswers.Candidate candidate =
        doubts(application, doubt.document(), now).stream()
            .filter(one -> one.path().equals(doubt.path()) && one.place().equals(doubt.place()))
            .flatMap(one -> one.candidates().stream())
            .filter(one -> one.text().equals(text))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("candidate of doubt " + doubt.number() + " of " + doubt.document()));
    writing.keep(viewer, application, now, candidate.in(now, doubt.path()), UUID.randomUUID());
  }

  private List<ReturnedAnswers.Doubt> doubts(Application application, UUID document, Answers now) {
    try (InputStream content = documents.open(new DocumentId(document))) {
      return files.read(forms.definition(application.form()), content, now).orThrow().doubts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
