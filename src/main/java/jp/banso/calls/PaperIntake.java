package jp.banso.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.Outcome;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.FileKind;
import org.springframework.stereotype.Component;

/** Takes in what becomes a paper of a call: a text, a file that every office can open, or both. */
@Component
class PaperIntake {

  private final CallPapers papers;
  private final Documents documents;

  PaperIntake(CallPapers papers, Documents documents) {
    this.papers = papers;
    this.documents = documents;
  }

  /** The paper of the draft with its file kept, or why it cannot be. */
  Outcome<CallDocument> stored(CallId id, UUID paperId, PaperDraft draft, CallDocument before) {
    String body = draft.body().isBlank() ? null : draft.body();
    if (draft.file() == null) {
      UUID kept = before == null ? null : before.documentId();
      if (body == null && kept == null) {
        return Outcome.refused("calls.papers.refused.nothing");
      }
      String name =
          before == null ? PaperPolicy.textFileName(draft.mark(), draft.title()) : before.fileName();
      return named(id, new CallDocument(paperId, draft.kind(), draft.mark(), draft.title(), name, body, kept));
    }
    if (draft.file().size() == 0) {
      return Outcome.refused("calls.papers.refused.empty");
    }
    try {
      Optional<FileKind> kind = FileKind.of(draft.file().content().getInputStream());
      if (kind.isEmpty()) {
        return Outcome.refused("calls.papers.refused.content");
      }
      if (!kind.get().fits(draft.file().fileName())) {
        return Outcome.refused("calls.papers.refused.ending");
      }
      Outcome<CallDocument> named =
          named(id, new CallDocument(paperId, draft.kind(), draft.mark(), draft.title(), draft.file().fileName(), body, null));
      if (!named.isDone()) {
        return named;
      }
      try (InputStream content = draft.file().content().getInputStream()) {
        DocumentId stored = documents.store(draft.file().fileName(), kind.get().contentType(), content);
        String name = documents.describe(stored).orElseThrow().fileName();
        return Outcome.done(
            new CallDocument(paperId, draft.kind(), draft.mark(), draft.title(), name, body, stored.value()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome<CallDocument> named(CallId id, CallDocument paper) {
    return PaperPolicy.nameTaken(papers.documents(id), paper.id(), paper.fileName())
        ? Outcome.refused("calls.papers.refused.name", paper.fileName())
        : Outcome.done(paper);
  }
}
