package jp.banso.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import jp.banso.calls.CallView;
import jp.banso.forms.Answers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormFiles;
import jp.banso.forms.FormRef;
import jp.banso.forms.ReturnedAnswers;
import jp.banso.kernel.Outcome;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.inbound.InboundFile;
import org.springframework.stereotype.Component;

/** Reads the files of a mail as the form of the call. */
@Component
class MailedForms {

  private final FormFiles files;
  private final FormCatalog forms;
  private final Documents documents;

  MailedForms(FormFiles files, FormCatalog forms, Documents documents) {
    this.files = files;
    this.forms = forms;
    this.documents = documents;
  }

  MailedForm read(CallView call, InboundFile file, UUID application) {
    return read(call.form(), file, Answers.empty(), application);
  }

  /** As the form reads over what was answered before: what stands nowhere in the file stays. */
  MailedForm read(FormRef form, InboundFile file, Answers before, UUID application) {
    try (InputStream content = documents.open(new DocumentId(file.documentId()))) {
      Outcome<ReturnedAnswers> read = files.read(forms.definition(form), content, before);
      if (read instanceof Outcome.Refused<ReturnedAnswers> refused) {
        return unread(file, refused.messageKey(), refused.arguments(), application);
      }
      ReturnedAnswers found = read.orThrow();
      Answers answers = found.answers();
      return new MailedForm(
          file, answers.text("regionName"), answers.text("representative.email"), answers.text("prefecture"), answers,
          found.findings(), found.doubts(), found.left(), found.missing(), null, List.of(), application);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MailedForm unread(InboundFile file, String reason, List<Object> arguments, UUID application) {
    return new MailedForm(
        file, "", "", "", null, List.of(), List.of(), List.of(), List.of(), reason, arguments, application);
  }

  boolean isForm(CallView call, InboundFile file) {
    return read(call, file, null).isRead();
  }
}
