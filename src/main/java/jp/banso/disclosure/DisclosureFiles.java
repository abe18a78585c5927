package jp.banso.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of a disclosure, each taking of which is written down. */
@Service
@Transactional
public class DisclosureFiles {

  private final DisclosureAccess access;
  private final DisclosureRows rows;
  private final Documents documents;
  private final AuditLog audit;

  DisclosureFiles(DisclosureAccess access, DisclosureRows rows, Documents documents, AuditLog audit) {
    this.access = access;
    this.rows = rows;
    this.documents = documents;
    this.audit = audit;
  }

  /** A file to be written out. */
  public static final class Taken {

    private final DocumentView view;
    private final Documents documents;

    private Taken(DocumentView view, Documents documents) {
      this.view = view;
      this.documents = documents;
    }

    public String fileName() {
      return view.fileName();
    }

    public void writeTo(OutputStream target) throws IOException {
      documents.stream(view.id(), target);
    }
  }

  /**
   * One of them by its number, from 1 on.
   *
   * @throws NotFound if it is not there, or no longer
   */
  public Taken take(Viewer viewer, UUID id, int number) {
    Disclosure request = access.visible(viewer, id);
    DisclosureAccess.requireInPerson(viewer);
    List<UUID> files = rows.files(id);
    if (!request.hasFiles() || number < 1 || number > files.size()) {
      throw new NotFound("file " + number + " of disclosure " + id);
    }
    DocumentView view = documents.describe(new DocumentId(files.get(number - 1))).orElseThrow();
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.disclosure.downloaded", request.key())
            .detail("file", view.fileName()));
    return new Taken(view, documents);
  }
}
