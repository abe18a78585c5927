package jp.banso.calls;

import java.util.UUID;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of a proposed change, to be read before it is answered. */
@Service
@Transactional(readOnly = true)
public class ChangePapers {

  private final CallRows rows;
  private final ChangeRows changes;
  private final Documents documents;

  ChangePapers(CallRows rows, ChangeRows changes, Documents documents) {
    this.rows = rows;
    this.changes = changes;
    this.documents = documents;
  }

  /** A paper as the change makes it, for those who prepare the call or answer for it. */
  public CallFile file(Viewer viewer, CallId id, UUID change, UUID paper) {
    CallAccess.prepared(rows, viewer, id);
    return changes.paper(id, change, paper)
        .map(found -> new CallFile(found, documents))
        .orElseThrow(() -> new NotFound("paper " + paper + " of change " + change));
  }
}
