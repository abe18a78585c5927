package jp.banso.drafting;

import java.time.Clock;
import java.util.Map;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 確認済: a writer's word that a section is done. The owner of the form has seen to it that nothing in it is missing. */
@Service
@Transactional
public class SectionMarks {

  private final SectionRows rows;
  private final DraftRights rights;
  private final AuditLog audit;
  private final Clock clock;

  SectionMarks(SectionRows rows, DraftRights rights, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /** By the key of the section; a section that nobody has touched has none. */
  @Transactional(readOnly = true)
  public Map<String, SectionMark> of(Viewer viewer, CaseKey key) {
    rights.of(viewer, key);
    return rows.of(key);
  }

  /** @param title of the section, for the log */
  public void confirm(Viewer viewer, CaseKey key, String section, String title) {
    requireWriter(viewer, key);
    rows.confirmed(key, section, viewer.actor().label(), viewer.personId(), clock.instant());
    audit.record(AuditEntry.logged(viewer.actor(), "audit.drafting.confirmed", key).detail("sections", title));
  }

  public void takeBack(Viewer viewer, CaseKey key, String section, String title) {
    requireWriter(viewer, key);
    rows.unconfirmed(key, section);
    audit.record(AuditEntry.logged(viewer.actor(), "audit.drafting.unconfirmed", key).detail("sections", title));
  }

  /** The sections of one form begin as those of another stand, whose text it has. */
  public void carryOver(CaseKey from, CaseKey to) {
    rows.copy(from, to);
  }

  private void requireWriter(Viewer viewer, CaseKey key) {
    if (!rights.of(viewer, key).writes()) {
      throw new Forbidden(viewer.role() + " does not write " + key);
    }
  }
}
