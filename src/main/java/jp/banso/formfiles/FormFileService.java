package jp.banso.formfiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.WritingDesk;
import jp.banso.applications.WritingDesk.Text;
import jp.banso.forms.AnswerCarrier;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerClash;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.AnswerMerge;
import jp.banso.forms.Answers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.forms.MergedAnswers;
import jp.banso.forms.ReturnedAnswers;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 申込書 as a file: given out filled as far as it is, taken back when somebody went on with it off-line. What others wrote
 * meanwhile stays, and nothing is kept before a person has seen what changes.
 */
@Service
@Transactional
public class FormFileService {

  private final WritingDesk desk;
  private final FormCatalog forms;
  private final GivenTexts given;
  private final ReturnedFiles returned;
  private final FormFiles files;
  private final Documents documents;
  private final AnswerCarrier carrier;
  private final AnswerDiff diff;
  private final AuditLog audit;
  private final Clock clock;

  FormFileService(
      WritingDesk desk, FormCatalog forms, GivenTexts given, ReturnedFiles returned, FormFiles files,
      Documents documents, AnswerCarrier carrier, AnswerDiff diff, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.forms = forms;
    this.given = given;
    this.returned = returned;
    this.files = files;
    this.documents = documents;
    this.carrier = carrier;
    this.diff = diff;
    this.audit = audit;
    this.clock = clock;
  }

  /** A form to be written into a file. */
  public record GivenOut(FormDefinition form, Answers answers, String stamp) {}

  /** The form filled as far as it is; from now on a file with this stamp is known to be made from this text. */
  public GivenOut giveOut(Viewer viewer, ApplicationId id, FormFileKind kind) {
    Text application = desk.offered(viewer, id);
    GivenText text = given.save(new GivenText(application, kind, viewer.actor().label(), clock.instant()));
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.applications.fileGiven", application.key()).detail("version", application.version()));
    return new GivenOut(application.form(), application.answers(), text.stamp());
  }

  /** Guards the pages: for one who may write the application now, on its people's word too. */
  @Transactional(readOnly = true)
  public void requireWriter(Viewer viewer, ApplicationId id) {
    desk.offered(viewer, id);
  }

  /**
   * Takes a file in; its answers are not kept before {@link #settle}.
   *
   * @return its id, or why it cannot be read
   */
  public Outcome<UUID> takeIn(Viewer viewer, ApplicationId id, String fileName, InputStream content) {
    Text application = desk.offered(viewer, id);
    try {
      DocumentId document = documents.store(fileName, "application/octet-stream", content);
      Outcome<ReturnedAnswers> read = read(application, document);
      if (!read.isDone()) {
        documents.remove(document);
        return read.then(never -> null);
      }
      ReturnedFile file = new ReturnedFile(application, viewer.personId(), document, clock.instant());
      if (madeFrom(application, read.orThrow()).isEmpty()) {
        file.madeBeside(
            given.save(new GivenText(application, read.orThrow().kind(), viewer.actor().label(), clock.instant())));
      }
      return Outcome.done(returned.save(file).id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file would change now. */
  @Transactional(readOnly = true)
  public FileComparison compare(Viewer viewer, ApplicationId id, UUID fileId) {
    Text application = desk.offered(viewer, id);
    ReturnedFile file = waiting(viewer, application, fileId);
    ReturnedAnswers read = read(application, file.document()).orThrow();
    Optional<GivenText> text = madeFrom(application, read);
    MergedAnswers merged = merged(application, file, text, read.answers());
    List<AnswerChange> changes = diff.between(application.form(), application.answers(), merged.answers());
    return new FileComparison(
        fileId, documents.describe(file.document()).map(DocumentView::fileName).orElse(""),
        text.map(GivenText::givenBy).orElse(null), text.map(GivenText::givenAt).orElse(null),
        !read.form().equals(application.form().ref()), read, changes, merged.clashes());
  }

  /**
   * Keeps what the file changes, with what was decided about the rest.
   *
   * @return refused while something is not decided yet; also where others changed meanwhile what the file changes
   */
  public Outcome<Void> settle(Viewer viewer, ApplicationId id, UUID fileId, FileDecisions decisions) {
    Text application = desk.alone(viewer, id);
    ReturnedFile file = waiting(viewer, application, fileId);
    ReturnedAnswers read = read(application, file.document()).orThrow();
    Answers mine = read.answers();
    Set<String> chosen = new HashSet<>();
    for (int number = 0; number < read.doubts().size(); number++) {
      ReturnedAnswers.Doubt doubt = read.doubts().get(number);
      Integer candidate = decisions.doubts().get(number);
      if (doubt.candidates().isEmpty()) {
        if (!decisions.seen()) {
          return Outcome.refused("formfiles.refused.seen");
        }
      } else if (candidate == null || candidate >= doubt.candidates().size() || candidate < FileDecisions.AS_IT_IS) {
        return Outcome.refused("formfiles.refused.doubt");
      } else if (candidate != FileDecisions.AS_IT_IS) {
        mine = doubt.candidates().get(candidate).in(mine, doubt.path());
        chosen.add(doubt.path());
      }
    }
    MergedAnswers merged = merged(application, file, madeFrom(application, read), mine);
    Map<String, Answers> decided = new HashMap<>();
    for (AnswerClash clash : merged.clashes()) {
      Boolean own = chosen.contains(clash.path()) ? Boolean.TRUE : decisions.clashes().get(clash.path());
      if (own == null) {
        return Outcome.refused("formfiles.refused.clash");
      }
      decided.put(clash.path(), own ? clash.mine() : clash.theirs());
    }
    file.settle(clock.instant());
    returned.save(file);
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.applications.savedFromFile", application.key()).detail("version", application.version()));
    desk.keep(viewer, id, merged.settled(decided));
    return Outcome.done();
  }

  private ReturnedFile waiting(Viewer viewer, Text application, UUID fileId) {
    ReturnedFile file =
        returned.findById(fileId).filter(one -> one.isOf(application, viewer.personId()))
            .orElseThrow(() -> new NotFound("file " + fileId + " of " + application.key()));
    if (file.isSettled()) {
      throw new AlreadyDone("file " + fileId + " of " + application.key());
    }
    return file;
  }

  private Outcome<ReturnedAnswers> read(Text application, DocumentId document) {
    try (InputStream content = documents.open(document)) {
      return files.read(application.form(), content, application.answers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a blank form, a stamp that was lost, and a file of another application. */
  private Optional<GivenText> madeFrom(Text application, ReturnedAnswers read) {
    try {
      return Optional.ofNullable(read.stamp()).map(UUID::fromString).flatMap(given::findById).filter(text -> text.isOf(application));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Where it is not known from which text the file was made, every difference from the text that stood when it came is one
   * that the file made, but where it is blank: it may be a blank form filled in half.
   */
  private MergedAnswers merged(Text application, ReturnedFile file, Optional<GivenText> text, Answers mine) {
    FormDefinition form = application.form();
    Answers base =
        text.or(() -> file.base().flatMap(given::findById)).map(from -> onForm(from, form)).orElse(application.answers());
    Answers said = text.isPresent() ? mine : withoutBlanks(form, base, mine);
    // a draft belongs to its prefecture, whatever the paper says
    Answers own = said.withSame("prefecture", application.answers());
    return AnswerMerge.of(form, base, own, application.answers());
  }

  private Answers withoutBlanks(FormDefinition form, Answers base, Answers mine) {
    Answers said = mine;
    for (AnswerChange change : diff.between(form, base, mine)) {
      String path = change.row() == null ? change.path() : change.path().replaceFirst("\\[.*", "");
      if (said.isBlank(path)) {
        said = said.withSame(path, base);
      }
    }
    return said;
  }

  private Answers onForm(GivenText text, FormDefinition form) {
    return text.form().equals(form.ref())
        ? text.answers()
        : carrier.carry(forms.definition(text.form()), form, text.answers()).answers();
  }
}
