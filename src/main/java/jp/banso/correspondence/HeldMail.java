package jp.banso.correspondence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送信待ち: mails that wait a while before they go, so that the manager can stop them. What was stopped
 * is work like a mail that did not arrive: sent again, or told otherwise and ended with a reason; unless
 * what it told was taken back with it.
 */
@Service
@Transactional
public class HeldMail {

  private static final int MOST = 20;

  private final Outbox outbox;
  private final UndeliveredMail undelivered;
  private final UndeliveredRows rows;
  private final List<StoppedLetters> owners;
  private final AuditLog audit;

  HeldMail(
      Outbox outbox, UndeliveredMail undelivered, UndeliveredRows rows, List<StoppedLetters> owners, AuditLog audit) {
    this.outbox = outbox;
    this.undelivered = undelivered;
    this.rows = rows;
    this.owners = owners;
    this.audit = audit;
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
        ? new Offer(outbox.held(viewer.programme(), key), stopped(viewer, key).size())
        : new Offer(0, 0);
  }

  /** The mails that wait, by the number under which they can be stopped; for the manager, who may. */
  @Transactional(readOnly = true)
  public List<Outbox.Held> waiting(Viewer viewer) {
    return viewer.isManagerOf(viewer.programme()) ? outbox.held(viewer.programme(), MOST) : List.of();
  }

  /** As {@link #waiting(Viewer)}, of one number. */
  @Transactional(readOnly = true)
  public List<Outbox.Held> waiting(Viewer viewer, CaseKey key) {
    return viewer.isManagerOf(viewer.programme()) ? outbox.heldOf(viewer.programme(), key) : List.of();
  }

  /** How many mails of the case were stopped and wait for a decision; for its secretariat. */
  @Transactional(readOnly = true)
  public int undecided(Viewer viewer, CaseKey key) {
    return viewer.isSecretariatOf(viewer.programme()) ? stopped(viewer, key).size() : 0;
  }

  /** Stops one mail; the answer says whether it waits for a decision now. */
  public Outcome<Boolean> stop(Viewer viewer, UUID mailId) {
    SentMail mail =
        outbox
            .find(mailId)
            .filter(found -> viewer.isSecretariatOf(ProgrammeCode.of(found.programme())))
            .orElseThrow(() -> new NotFound("mail " + mailId));
    requireManager(viewer);
    if (!outbox.cancel(mailId)) {
      return Outcome.refused("correspondence.held.gone");
    }
    record(viewer, mail.heading(), 1);
    return Outcome.done(stopped(viewer, mail.heading()));
  }

  /** Stops whatever of the case and its children still waits; the answer says whether anything of it waits for a decision now. */
  public Outcome<Boolean> stopAll(Viewer viewer, CaseKey key) {
    requireManagerOf(viewer, key);
    List<MailHeading> stopped = outbox.cancelHeld(viewer.programme(), key);
    stopped.stream()
        .collect(Collectors.groupingBy(mail -> List.of(mail.caseKey(), mail.subject()), LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(alike -> record(viewer, alike.get(0), alike.size()));
    long left = stopped.stream().filter(mail -> stopped(viewer, mail)).count();
    return stopped.isEmpty() ? Outcome.refused("correspondence.held.gone") : Outcome.done(left > 0);
  }

  /** Sends again whatever of the case and its children was stopped; the answer says how many. */
  public Outcome<Integer> sendStopped(Viewer viewer, CaseKey key) {
    requireManagerOf(viewer, key);
    List<UUID> stopped = stopped(viewer, key);
    if (stopped.isEmpty()) {
      return Outcome.refused("correspondence.held.noneStopped");
    }
    undelivered.sendStopped(viewer, stopped);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.correspondence.stoppedResent", key).detail("count", stopped.size()));
    return Outcome.done(stopped.size());
  }

  private boolean stopped(Viewer viewer, MailHeading mail) {
    CaseKey key = new CaseKey(mail.caseKey());
    if (owners.stream().anyMatch(owner -> owner.takenBack(viewer, key, mail.kind()))) {
      return false;
    }
    undelivered.stopped(mail);
    return true;
  }

  private void record(Viewer viewer, MailHeading mail, int count) {
    AuditEntry entry =
        AuditEntry.of(viewer.actor(), "audit.correspondence.stopped", new CaseKey(mail.caseKey()))
            .detail("mail", mail.subject());
    audit.record(count == 1 ? entry : entry.detail("count", count));
  }

  private List<UUID> stopped(Viewer viewer, CaseKey key) {
    return rows.openOf(outbox.cancelled(viewer.programme(), key));
  }

  private void requireManagerOf(Viewer viewer, CaseKey key) {
    if (!viewer.role().isSecretariat()
        || outbox.countOfCase(viewer.programme(), key, null, null) == 0) {
      throw new NotFound("mails of " + key);
    }
    requireManager(viewer);
  }

  private static void requireManager(Viewer viewer) {
    viewer.requireInPerson(Groups.secretariatManager(viewer.programme()), viewer.programme());
  }
}
