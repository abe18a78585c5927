package jp.banso.overview;

import java.util.List;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit log for those who answer for it: an administrator reads all of it, a secretariat manager
 * what concerns cases of the own programme.
 */
@Service
@Transactional(readOnly = true)
public class AuditDesk {

  private final AuditTrail trail;

  AuditDesk(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Rows from the newest on.
   *
   * @param key only this case, its children and what begins like it, or null
   * @param before row to go on from, or null
   * @throws Forbidden if the viewer may not read the log
   */
  public List<AuditTrail.Row> page(Viewer viewer, CaseKey key, Long before, int size) {
    String start = key == null ? null : key.value();
    return trail.page(new AuditTrail.Filter(start, programmeOnly(viewer), before), size);
  }

  private static ProgrammeCode programmeOnly(Viewer viewer) {
    if (viewer.role() == RoleKind.ADMINISTRATOR) {
      return null;
    }
    if (viewer.role() == RoleKind.SECRETARIAT_MANAGER) {
      return viewer.programme();
    }
    throw new Forbidden(viewer.role() + " may not read the audit log");
  }
}
