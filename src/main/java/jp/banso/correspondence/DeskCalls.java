package jp.banso.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.mail.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 担当課への電話確認: a desk whose address does not work is rung up, and what came back goes to the right one. */
@Service
@Transactional
public class DeskCalls {

  /** What the work is called, see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "desk-call";

  private final DeskCallRows calls;
  private final UndeliveredRows undeliveredRows;
  private final UndeliveredMail undelivered;
  private final Outbox outbox;
  private final People people;
  private final Registration registration;
  private final AuditLog audit;

  DeskCalls(
      DeskCallRows calls, UndeliveredRows undeliveredRows, UndeliveredMail undelivered, Outbox outbox, People people,
      Registration registration, AuditLog audit) {
    this.calls = calls;
    this.undeliveredRows = undeliveredRows;
    this.undelivered = undelivered;
    this.outbox = outbox;
    this.people = people;
    this.registration = registration;
    this.audit = audit;
  }

  /**
   * Whom to ring up and why; nothing of what the mails say.
   *
   * @param deskName empty if no desk has the address any more
   * @param telephone empty if none is registered
   * @param mails what did not arrive and is not decided yet
   * @param reached who was reached, null while it is open or if nobody had to ring up any more
   */
  public record DeskCallView(
      UUID id, PrefectureCode prefecture, String deskName, String telephone, String mail, Instant openedAt,
      List<MailHeading> mails, Instant endedAt, String reached, String correctedMail, String note) {

    public boolean isOpen() {
      return endedAt == null;
    }
  }

  /** For the secretariat of the programme. */
  @Transactional(readOnly = true)
  public DeskCallView view(Viewer viewer, UUID id) {
    DeskCallRows.Row row = visible(viewer, id);
    DeskContact desk =
        people.desksOf(row.programme(), row.prefecture()).stream()
            .filter(one -> one.mail().equalsIgnoreCase(row.mail()))
            .findFirst()
            .orElse(new DeskContact(row.prefecture(), "", row.mail(), ""));
    return new DeskCallView(
        row.id(), row.prefecture(), desk.deskName(), desk.telephone(), row.mail(), row.openedAt(),
        outbox.headings(undeliveredRows.openOfCall(id)), row.endedAt(), row.reached(), row.correctedMail(), row.note());
  }

  /** Guards the record before its form is read. */
  @Transactional(readOnly = true)
  public void guard(Viewer viewer, UUID id) {
    if (visible(viewer, id).endedAt() != null) {
      throw new AlreadyDone("desk call " + id + " has ended");
    }
  }

  /**
   * Records who was reached and where the desk reads its mail: the address is corrected wherever the prefecture has
   * it, what
   * waits for it and what came back goes there.
   *
   * @param reached desk or role, never a private name
   * @param mail the same address if it works again
   * @return how many mails go again
   */
  public Outcome<Integer> reached(Viewer viewer, UUID id, String reached, String mail, String note) {
    DeskCallRows.Row row = visible(viewer, id);
    if (reached.isBlank()) {
      return Outcome.refused("correspondence.deskCall.refused.reached");
    }
    if (!MailAddresses.isOne(mail)) {
      return Outcome.refused("correspondence.undelivered.address");
    }
    if (!calls.end(id, viewer.personId(), reached, mail, note)) {
      throw new AlreadyDone("desk call " + id + " has ended");
    }
    if (!mail.equals(row.mail())) {
      registration.deskMailChanged(row.programme(), row.prefecture(), row.mail(), mail);
      outbox.readdressAll(row.programme(), row.mail(), mail);
    }
    int sent = 0;
    for (UUID bounced : undeliveredRows.openOfCall(id)) {
      sent += undelivered.sendTo(bounced, mail) ? 1 : 0;
    }
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.correspondence.deskReached", null)
            .detail("organisation", row.prefecture().name())
            .detail("reached", reached)
            .detail("before", row.mail())
            .detail("after", mail)
            .detail("count", sent));
    return Outcome.done(sent);
  }

  private DeskCallRows.Row visible(Viewer viewer, UUID id) {
    DeskCallRows.Row row =
        calls.find(id)
            .filter(one -> viewer.isSecretariatOf(one.programme()))
            .orElseThrow(() -> new NotFound("desk call " + id));
    viewer.requireInPerson(Groups.secretariat(row.programme()), row.programme());
    return row;
  }

  /** A prefecture and how many mails came back from its desk, by the call's id, for the task lists. */
  @Transactional(readOnly = true)
  public Map<UUID, Subject> subjects(List<UUID> ids) {
    Map<UUID, Integer> counts = undeliveredRows.countOfCalls(ids);
    return calls.all(ids).stream()
        .collect(
            Collectors.toMap(
                DeskCallRows.Row::id, row -> new Subject(row.prefecture(), counts.getOrDefault(row.id(), 0))));
  }

  /** What a task of this kind is about. */
  public record Subject(PrefectureCode prefecture, int mails) {}
}
