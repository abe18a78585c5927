package jp.banso.applications;

import java.util.Optional;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 差替え: of a region the latest version that counts is judged. One that came late counts only once it
 * is accepted; until then the one that came in time stands.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Supersession {

  private final ApplicationDesk desk;
  private final ApplicationProcess process;
  private final CompilationService compilations;
  private final CaseNumbers numbers;
  private final AuditLog audit;
  private final ExtensionEndings endings;

  Supersession(
      ApplicationDesk desk, ApplicationProcess process, CompilationService compilations,
      CaseNumbers numbers, AuditLog audit, ExtensionEndings endings) {
    this.desk = desk;
    this.process = process;
    this.compilations = compilations;
    this.numbers = numbers;
    this.audit = audit;
    this.endings = endings;
  }

  /** The version that the mail says it replaces; empty if it can be replaced no more. */
  Optional<Application> replaceable(Viewer viewer, MailSubmission mail) {
    return Optional.of(desk.forViewer(viewer, mail.supersedes()))
        .filter(older -> older.call().equals(mail.callId()))
        .filter(older -> older.prefecture().equals(mail.prefecture()))
        .filter(older -> SupersessionPolicy.allows(older.state()));
  }

  /** The newer one counts: what it replaces ends, unless it was accepted, and so may be the only one. */
  void begin(Viewer viewer, Application newer) {
    if (newer.replaces() != null
        && OpenStates.ALL.contains(desk.get(newer.replaces()).state())) {
      end(viewer, newer);
    }
  }

  /** The newer one is about to be accepted; false if what it replaces has gone on too far. */
  boolean completed(Viewer viewer, Application newer) {
    if (newer.replaces() == null) {
      return true;
    }
    ApplicationState older = desk.get(newer.replaces()).state();
    boolean open = SupersessionPolicy.allows(older);
    if (open) {
      end(viewer, newer);
    }
    return open || older.hasEnded();
  }

  private void end(Viewer viewer, Application newer) {
    Application older = desk.get(newer.replaces());
    boolean beforeSubmission = older.state().isBeforeSubmission();
    older.supersede(newer.key().value());
    desk.save(older);
    process.superseded(older.key());
    endings.left(older);
    if (beforeSubmission) {
      compilations.emptiedIfLast(older);
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.superseded", older.key())
            .detail("reason", numbers.shown(newer.key()))
            .audience(ApplicationScope.READERS));
  }
}
