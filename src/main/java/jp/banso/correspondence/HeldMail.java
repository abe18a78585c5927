package jp.banso.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送信待ち: mails that wait a while before they go, so that the manager can stop them. What was stopped
 * is work like a mail that did not arrive: sent again, or told otherwise and ended with a reason.
 */
@Service
@Transactional
public class HeldMail {

  private final Outbox outbox;
  private final UndeliveredMail undelivered;
  private final UndeliveredRows rows;
  private final AuditLog audit;
  private final Clock clock;

  HeldMail(
      Outbox outbox, UndeliveredMail undelivered, UndeliveredRows rows, AuditLog audit, Clock clock) {
    this.outbox = outbox;
    this.undelivered = undelivered;
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the manager may do with the mails of a case at once; nobody else is offered anything.
   *
   * @param waiting how many can still be stopped
   * @param stopped how many were stopped and wait for a decision
   */
  public record Offer(int waiting, int stopped) {}

  @Transactional(readOnly = true)
  public Offer offer(Viewer viewer, CaseKey key) {
    return viewer.isManagerOf(viewer.programme())
        ? new Offer(waiting(viewer, key).size(), stopped(viewer, key).size())
        : new Offer(0, 0);
  }

  /** Stops one mail. */
  public Outcome<Void> stop(Viewer viewer, UUID mailId) {
    SentMail mail =
        outbox
            .find(mailId)
            .filter(found -> viewer.isSecretariatOf(ProgrammeCode.of(found.programme())))
            .orElseThrow(() -> new NotFound("mail " + mailId));
    requireManager(viewer);
    return stop(viewer, List.of(mail)) == 1
        ? Outcome.done()
        : Outcome.refused("correspondence.held.gone");
  }

  /** Stops whatever of the case and its children still waits; the answer says how many. */
  public Outcome<Integer> stopAll(Viewer viewer, CaseKey key) {
    requireManagerOf(viewer, key);
    int count = stop(viewer, waiting(viewer, key));
    return count > 0 ? Outcome.done(count) : Outcome.refused("correspondence.held.gone");
  }

  /** Sends again whatever of the case and its children was stopped; the answer says how many. */
  public Outcome<Integer> sendStopped(Viewer viewer, CaseKey key) {
    requireManagerOf(viewer, key);
    List<SentMail> stopped = stopped(viewer, key);
    stopped.forEach(mail -> undelivered.resend(viewer, mail.id(), null).orThrow());
    return stopped.isEmpty()
        ? Outcome.refused("correspondence.held.noneStopped")
        : Outcome.done(stopped.size());
  }

  private int stop(Viewer viewer, List<SentMail> mails) {
    int count = 0;
    for (SentMail mail : mails) {
      if (outbox.cancel(mail.id())) {
        undelivered.stopped(mail);
        audit.record(
            AuditEntry.of(viewer.actor(), "audit.correspondence.stopped", new CaseKey(mail.caseKey()))
                .detail("mail", mail.id()));
        count++;
      }
    }
    return count;
  }

  private List<SentMail> waiting(Viewer viewer, CaseKey key) {
    return ofCase(viewer, key).stream().filter(mail -> mail.waits(clock.instant())).toList();
  }

  private List<SentMail> stopped(Viewer viewer, CaseKey key) {
    return ofCase(viewer, key).stream()
        .filter(mail -> mail.state() == MailState.CANCELLED && rows.open(mail.id()).isPresent())
        .toList();
  }

  private List<SentMail> ofCase(Viewer viewer, CaseKey key) {
    return outbox.ofCase(key).stream()
        .filter(mail -> mail.programme().equals(viewer.programme().code()))
        .toList();
  }

  private void requireManagerOf(Viewer viewer, CaseKey key) {
    if (!viewer.role().isSecretariat() || ofCase(viewer, key).isEmpty()) {
      throw new NotFound("mails of " + key);
    }
    requireManager(viewer);
  }

  private static void requireManager(Viewer viewer) {
    viewer.requireInPerson(Groups.secretariatManager(viewer.programme()), viewer.programme());
  }
}
