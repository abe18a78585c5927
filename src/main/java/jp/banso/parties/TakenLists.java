package jp.banso.parties;

import java.util.List;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes in the log who took a list away as a file: what has left the product is read without its rights. */
@Service
@Transactional
public class TakenLists {

  private final AuditLog audit;

  TakenLists(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * Notes it before the first line is written. Without what was looked for, which may name somebody.
   *
   * @param narrowedBy names of the filters that narrow it
   */
  public void taken(Viewer viewer, String path, List<String> narrowedBy, String format) {
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.parties.listTaken", null)
            .detail("list", path)
            .detail("filters", String.join(" ", narrowedBy))
            .detail("format", format));
  }
}
