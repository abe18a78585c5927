package jp.banso.rehearsal;

import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.Locale;

/** How a rehearsal ends: its report is filed, or somebody is told that there is none; its schema goes. */
@Service
class RehearsalEnding {

  /** Names the kind of work that a failed rehearsal is. */
  static final String WORK = "rehearsal";

  private final RehearsalRows rows;
  private final Worklist worklist;
  private final AuditLog audit;
  private final MessageSource messages;

  RehearsalEnding(RehearsalRows rows, Worklist worklist, AuditLog audit, MessageSource messages) {
    this.rows = rows;
    this.worklist = worklist;
    this.audit = audit;
    this.messages = messages;
  }

  @Transactional
  public void finished(RehearsalRows.Run run, String report) {
    if (rows.finish(run.id(), report)) {
      audit.record(AuditEntry.of(Actor.system(), "audit.rehearsal.finished", new CaseKey(run.caseKey())));
    }
  }

  @Transactional
  public void failed(RehearsalRows.Run run, RehearsalFailure failure, String detail) {
    if (rows.fail(run.id(), failure, detail)) {
      ProgrammeCode programme = ProgrammeCode.valueOf(run.programme());
      String why = messages.getMessage(failure.messageKey(), null, Locale.JAPAN);
      worklist.open(
          Source.MENTION, run.id().toString(), programme, Groups.secretariat(programme), new CaseKey(run.caseKey()), WORK,
          messages.getMessage("rehearsal.work.failed", null, Locale.JAPAN));
      audit.record(
          AuditEntry.of(Actor.system(), "audit.rehearsal.failed", new CaseKey(run.caseKey())).detail("reason", why));
    }
  }

  /** Its process is gone; one that was to be stopped has ended by that. */
  @Transactional
  public void stopped(RehearsalRows.Run run) {
    rows.stopped(run.id());
  }

  /** Its process is gone, so nothing holds the schema. */
  @Transactional
  public void clean(RehearsalRows.Run run) {
    rows.drop(run);
  }
}
