package jp.banso.correspondence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;

/** A file that came with a mail or a record, for those who may read that. */
public final class StoredFile {

  private final DocumentView view;
  private final Documents documents;

  private StoredFile(DocumentView view, Documents documents) {
    this.view = view;
    this.documents = documents;
  }

  static StoredFile of(Documents documents, UUID id) {
    return new StoredFile(
        documents.describe(new DocumentId(id)).orElseThrow(() -> new NotFound("document " + id)), documents);
  }

  public UUID id() {
    return view.id().value();
  }

  public String fileName() {
    return view.fileName();
  }

  public void writeTo(OutputStream target) throws IOException {
    documents.stream(view.id(), target);
  }
}
