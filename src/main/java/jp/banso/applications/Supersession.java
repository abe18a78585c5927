package jp.banso.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.drafting.Comments;
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
  private final CompilationEnds compilations;
  private final CaseNumbers numbers;
  private final AuditLog audit;
  private final ExtensionEndings endings;
  private final Extensions extensions;
  private final Comments comments;
  private final ApplicationMails mails;
  private final SharedPeople shared;
  private final Clock clock;

  Supersession(
      ApplicationDesk desk, ApplicationProcess process, CompilationEnds compilations,
      CaseNumbers numbers, AuditLog audit, ExtensionEndings endings, Extensions extensions, Comments comments,
      ApplicationMails mails, SharedPeople shared, Clock clock) {
    this.desk = desk;
    this.process = process;
    this.compilations = compilations;
    this.numbers = numbers;
    this.audit = audit;
    this.endings = endings;
    this.extensions = extensions;
    this.comments = comments;
    this.mails = mails;
    this.shared = shared;
    this.clock = clock;
  }

  /**
   * The version that the mail says it replaces; empty if it can be replaced no more. One that was ended as 未提出 can
   * be as long as the mail came within its extension: the time of receipt judges, not when it is recorded.
   */
  Optional<Application> replaceable(Viewer viewer, MailSubmission mail, CallView call) {
    return Optional.of(desk.forViewer(viewer, mail.supersedes()))
        .filter(older -> older.call().equals(mail.callId()))
        .filter(older -> older.prefecture().equals(mail.prefecture()))
        .filter(older -> SupersessionPolicy.allows(older.state()) || isEndedTooSoon(older, mail.arrivedAt(), call));
  }

  private boolean isEndedTooSoon(Application older, Instant arrivedAt, CallView call) {
    return older.state() == ApplicationState.UNSUBMITTED
        && extensions.ownEnd(older.id(), call).filter(arrivedAt::isBefore).isPresent();
  }

  /** When what the mail says it replaces arrived, if that was after the mail: the latest arrival counts. */
  Optional<Instant> arrivedAfter(MailSubmission mail) {
    return Optional.ofNullable(mail.supersedes())
        .map(desk::get)
        .filter(Application::isReceiptCounted)
        .map(older -> older.receipt().at())
        .filter(at -> at.isAfter(mail.arrivedAt()));
  }

  /** Whether the prefecture had an application that could still be submitted when the mail came, though it is late for all others. */
  boolean mayReplaceExtended(MailSubmission mail, CallView call) {
    List<UUID> held =
        extensions.ends(call).entrySet().stream()
            .filter(extended -> mail.arrivedAt().isBefore(extended.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return held.stream()
        .map(id -> desk.get(new ApplicationId(id)))
        .filter(older -> older.prefecture().equals(mail.prefecture()))
        .anyMatch(older -> older.state().isBeforeSubmission() || older.state() == ApplicationState.UNSUBMITTED);
  }

  /** The newer one counts: what it replaces ends, unless it was accepted, and so may be the only one. */
  void begin(Viewer viewer, Application newer) {
    if (newer.replaces() == null) {
      return;
    }
    ApplicationState older = desk.get(newer.replaces()).state();
    boolean endedTooSoon = older == ApplicationState.UNSUBMITTED && newer.receipt().wasInTime();
    if (OpenStates.ALL.contains(older) || endedTooSoon) {
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
    older.supersede(newer.key().value(), viewer.actor().label(), clock.instant());
    desk.save(older);
    process.superseded(older.key());
    endings.left(older);
    comments.close(older.key());
    shared.carryOverToMailed(older.key(), newer.key());
    tellRepresentatives(older, newer);
    if (beforeSubmission) {
      compilations.emptiedIfLast(older);
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.applications.superseded", older.key())
            .detail("reason", numbers.shown(newer.key()))
            .audience(ApplicationScope.READERS));
  }

  /** Who is named no longer would hear nothing more of the application, and not know why. */
  private void tellRepresentatives(Application older, Application newer) {
    Optional<String> coming = Addressees.representative(newer);
    Optional<String> leaving = Addressees.representative(older);
    if (older.receipt().isGiven()
        && coming.isPresent()
        && leaving.isPresent()
        && !RepresentativeService.samePerson(older.answers(), newer.answers())) {
      mails.representativeChanged(
          newer, leaving, older.answers().text(RepresentativeService.FIELD_NAME), clock.instant());
    }
  }
}
