package jp.banso.intake;

import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.CompilationKey;
import jp.banso.calls.CallView;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A mail that may bring applications, for a viewer who may read it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenSubmissionMails {

  private final SubmissionMailRows rows;
  private final ReceivedMails received;
  private final People people;
  private final AuditLog audit;

  OpenSubmissionMails(SubmissionMailRows rows, ReceivedMails received, People people, AuditLog audit) {
    this.rows = rows;
    this.received = received;
    this.people = people;
    this.audit = audit;
  }

  /** @throws NotFound if it is not the viewer's, or brings nothing to be taken in */
  SubmissionMailRows.Row row(Viewer viewer, UUID id) {
    received.offered(viewer, id);
    return rows.find(id).orElseThrow(() -> new NotFound("submission mail " + id));
  }

  /**
   * As {@link #row}, while it is still to be decided upon.
   *
   * @throws AlreadyDone if it is not
   */
  SubmissionMailRows.Row work(Viewer viewer, UUID id) {
    SubmissionMailRows.Row row = row(viewer, id);
    if (!received.isWorkOf(viewer, id, SubmissionMailHandler.NAME)) {
      throw new AlreadyDone("mail " + id + " is not open here");
    }
    return row;
  }

  /** The registered desk of the prefecture whose mail it is said to be; empty if nobody has said, or none is. */
  Optional<DeskContact> desk(SubmissionMailRows.Row row, CallView call) {
    return Optional.ofNullable(row.prefecture())
        .flatMap(prefecture -> people.desk(call.programme(), call.fiscalYear(), prefecture));
  }

  void record(Viewer viewer, String action, SubmissionMailRows.Row row, CallView call) {
    CaseKey key = row.prefecture() == null ? call.key() : CompilationKey.of(call, row.prefecture());
    audit.record(AuditEntry.of(viewer.actor(), action, key));
  }
}
