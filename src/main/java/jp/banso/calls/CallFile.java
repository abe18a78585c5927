package jp.banso.calls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;

/** A paper of a call as a file to take away: the stored one, or its text. */
public final class CallFile {

  private final CallDocument document;
  private final Documents documents;

  CallFile(CallDocument document, Documents documents) {
    this.document = document;
    this.documents = documents;
  }

  public String fileName() {
    return document.fileName();
  }

  /** The stored file's type; a paper of ours is plain text. */
  public String contentType() {
    return document.documentId() == null
        ? "text/plain;charset=UTF-8"
        : documents.describe(new DocumentId(document.documentId())).orElseThrow().contentType();
  }

  public void writeTo(OutputStream target) throws IOException {
    if (document.documentId() == null) {
      target.write(document.body().getBytes(StandardCharsets.UTF_8));
    } else {
      documents.stream(new DocumentId(document.documentId()), target);
    }
  }
}
