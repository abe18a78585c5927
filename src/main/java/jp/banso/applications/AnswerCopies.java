package jp.banso.applications;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.forms.Answers;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was written into an application that ended goes back by mail to who wrote it (ADR 31). */
@Service
@Transactional
public class AnswerCopies {

  /** What every application says from its beginning; nobody wrote more than these, nothing is to be given back. */
  private static final Set<String> GIVEN = Set.of("prefecture", "regionName", "representative");

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final Addressees addressees;
  private final Corrections corrections;
  private final FormFiles files;
  private final Documents documents;
  private final ApplicationMails mails;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  AnswerCopies(
      ApplicationDesk desk, ApplicationChecks checks, Addressees addressees, Corrections corrections, FormFiles files,
      Documents documents, ApplicationMails mails, CaseNumbers numbers, MessageSource messages) {
    this.desk = desk;
    this.checks = checks;
    this.addressees = addressees;
    this.corrections = corrections;
    this.files = files;
    this.documents = documents;
    this.mails = mails;
    this.numbers = numbers;
    this.messages = messages;
  }

  /**
   * Sends the form as it stands, as Excel and as Word; each comes back the same way in another application. Nothing is
   * sent of a form into which nobody has written, or where nobody is known who may read it.
   *
   * @param ended the state in which it ended
   */
  public void giveBack(ApplicationId id, ApplicationState ended) {
    Application application = desk.get(id);
    Optional<String> to = writer(application);
    if (to.isPresent() && isWritten(application.answers())) {
      mails.givenBack(application, to.get(), how(application, ended), ended, copies(application));
    }
  }

  /** The text is not read by others before it was sent to them: of a draft its own people alone get it. */
  private Optional<String> writer(Application application) {
    Optional<String> desk =
        application.isShownToPrefecture() || application.receipt().isGiven()
            ? addressees.prefecture(application)
            : Optional.empty();
    return addressees.drafter(application).or(() -> desk);
  }

  private static boolean isWritten(Answers answers) {
    return !GIVEN.containsAll(answers.asMap().keySet());
  }

  private String how(Application application, ApplicationState ended) {
    boolean correction = ended == ApplicationState.UNSUBMITTED && corrections.isUnsent(application);
    return text("applications.copy.ended." + (correction ? "CORRECTION" : ended.name()));
  }

  private List<DocumentId> copies(Application application) {
    String name = text("applications.copy.file", numbers.shown(application.key()));
    return Arrays.stream(FormFileKind.values()).map(kind -> copy(application, name, kind)).toList();
  }

  private DocumentId copy(Application application, String name, FormFileKind kind) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    try {
      files.write(checks.definition(application.form()), application.answers(), kind, null, form);
      return documents.store(name + kind.ending(), kind.contentType(), new ByteArrayInputStream(form.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
