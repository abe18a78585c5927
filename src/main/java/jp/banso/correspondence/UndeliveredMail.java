package jp.banso.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 宛先を確認し再送する: a mail that did not arrive is never silently lost (domain §5). */
@Service
@Transactional
public class UndeliveredMail {

  private final Outbox outbox;
  private final UndeliveredRows rows;
  private final UndeliveredMailProcess process;
  private final DeskCallRows deskCalls;
  private final ResultAddresses resultAddresses;
  private final ApplicationEventPublisher events;
  private final AuditLog audit;
  private final Clock clock;

  UndeliveredMail(
      Outbox outbox,
      UndeliveredRows rows,
      UndeliveredMailProcess process,
      DeskCallRows deskCalls,
      ResultAddresses resultAddresses,
      ApplicationEventPublisher events,
      AuditLog audit,
      Clock clock) {
    this.outbox = outbox;
    this.rows = rows;
    this.process = process;
    this.deskCalls = deskCalls;
    this.resultAddresses = resultAddresses;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /** The relay knows a mail's fate; said twice it is heard once. */
  public void settled(UUID mailId, MailState state) {
    MailHeading mail = mail(mailId).heading();
    if (SecretKinds.isAskedByAnybody(mail.kind())) {
      return;
    }
    switch (state) {
      case SENT -> say(mail, true);
      case FAILED, BOUNCED -> {
        if (beginByTelephone(mail) || begin(mail, false)) {
          say(mail, false);
        }
      }
      case UNCERTAIN -> begin(mail, true);
      default -> { }
    }
  }

  /** It was taken back before it went: whoever waits for it hears of it once it is decided. */
  void stopped(MailHeading mail) {
    begin(mail, false);
  }

  /**
   * Sends the mail again, to another address if one is given. A result goes only where its own
   * application says now: who mistypes an address must not tell it to a stranger.
   */
  public Outcome<Void> resend(Viewer viewer, UUID mailId, String newAddress) {
    SentMail mail = visible(viewer, mailId);
    if (SecretKinds.cannotGoAgain(mail.kind())) {
      return Outcome.refused("correspondence.undelivered.secret");
    }
    String address = newAddress == null || newAddress.isBlank() ? mail.recipient() : newAddress.strip();
    if (!MailAddresses.isOne(address)) {
      return Outcome.refused("correspondence.undelivered.address");
    }
    if (isClosedTo(mail, address)) {
      return Outcome.refused("correspondence.undelivered.notOfApplication", address);
    }
    boolean corrected = !address.equals(mail.recipient());
    if (corrected && SecretKinds.isForItsReceiverAlone(mail.kind())) {
      return Outcome.refused("correspondence.undelivered.receiverAlone");
    }
    if (corrected && outbox.isAddressed(mail.caseKey(), mail.kind(), address)) {
      return Outcome.refused("correspondence.undelivered.alreadySent", address);
    }
    // an address that its viewer may not know is not told by the log either
    decide(viewer, mail, "RESENT", corrected || !mail.heading().blind() ? address : "");
    outbox.sendAgain(mailId, corrected ? address : null);
    return Outcome.done();
  }

  /**
   * Sends those again that were stopped, as they were; the caller records it.
   *
   * @throws IllegalStateException if one is a result that its receiver must not have any more
   */
  void sendStopped(Viewer viewer, List<UUID> mailIds) {
    for (UUID mailId : mailIds) {
      SentMail mail = visible(viewer, mailId);
      if (isClosedTo(mail, mail.recipient())) {
        throw new IllegalStateException("mail " + mailId + " is not its receiver's any more");
      }
      end(mail, "RESENT");
      outbox.sendAgain(mailId, null);
    }
  }

  /** A result goes only where its own application says now. */
  private boolean isClosedTo(SentMail mail, String address) {
    return mail.resultMail() && !resultAddresses.of(new CaseKey(mail.caseKey())).contains(address);
  }

  /** It arrived after all, as the receiver says. */
  public Outcome<Void> arrived(Viewer viewer, UUID mailId, String note) {
    return close(viewer, mailId, "ARRIVED", note, true);
  }

  /** It is not sent again; the receiver was told otherwise, or need not be. */
  public Outcome<Void> giveUp(Viewer viewer, UUID mailId, String reason) {
    return close(viewer, mailId, "GIVEN_UP", reason, false);
  }

  /** Mails by the numbers of their processes, for the task lists. */
  @Transactional(readOnly = true)
  public Map<String, MailHeading> byProcess(List<String> processKeys) {
    Map<String, UUID> mails = rows.mails(processKeys);
    Map<UUID, MailHeading> headings =
        outbox.headings(mails.values()).stream()
            .collect(Collectors.toMap(MailHeading::id, Function.identity()));
    return mails.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> headings.get(entry.getValue())));
  }

  private Outcome<Void> close(
      Viewer viewer, UUID mailId, String outcome, String reason, boolean delivered) {
    SentMail mail = visible(viewer, mailId);
    String text = reason == null ? "" : reason.strip();
    if (text.isEmpty()) {
      return Outcome.refused("correspondence.undelivered.reason");
    }
    decide(viewer, mail, outcome, text);
    say(mail.heading(), delivered);
    return Outcome.done();
  }

  private void decide(Viewer viewer, SentMail mail, String outcome, String reason) {
    end(mail, outcome);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.correspondence." + outcome, new CaseKey(mail.caseKey()))
            .detail("reason", reason)
            .detail("mail", mail.subject()));
  }

  private void end(SentMail mail, String outcome) {
    UndeliveredRows.Row row =
        rows.open(mail.id()).orElseThrow(() -> new AlreadyDone("mail " + mail.id() + " is decided"));
    if (!rows.resolve(row.id(), outcome, clock.instant())) {
      throw new AlreadyDone("mail " + mail.id() + " is decided");
    }
    if (row.deskCallId() == null) {
      process.decided(row.processKey(), "RESENT".equals(outcome));
    } else {
      deskCalls.endIfNothingIsLeft(row.deskCallId());
    }
  }

  /** What did not reach the desk of a prefecture is found out by ringing it up, once for all its mails. */
  private boolean beginByTelephone(MailHeading mail) {
    if (SecretKinds.cannotGoAgain(mail.kind()) || rows.open(mail.id()).isPresent()) {
      return false;
    }
    Optional<UUID> call = deskCalls.forMail(mail);
    call.ifPresent(
        id -> {
          rows.insert(mail.id(), new CaseKey(mail.caseKey()), false, clock.instant());
          rows.byCall(mail.id(), id);
        });
    return call.isPresent();
  }

  /**
   * The desk was rung up and reads its mail at this address. A result that may not go there is left to be decided by itself;
   * what goes there already is not sent twice.
   *
   * @return whether it goes again
   */
  boolean sendTo(UUID mailId, String address) {
    SentMail mail = mail(mailId);
    UndeliveredRows.Row row = rows.open(mailId).orElseThrow();
    if (isClosedTo(mail, address)) {
      rows.byCall(mailId, null);
      process.found(row.processKey(), ProgrammeCode.of(mail.programme()));
      return false;
    }
    boolean corrected = !address.equals(mail.recipient());
    boolean goesThere = corrected && outbox.isAddressed(mail.caseKey(), mail.kind(), address);
    end(mail, goesThere ? "ARRIVED" : "RESENT");
    if (goesThere) {
      say(mail.heading(), true);
    } else {
      outbox.sendAgain(mailId, corrected ? address : null);
    }
    return !goesThere;
  }

  private boolean begin(MailHeading mail, boolean uncertain) {
    var processKey = rows.insert(mail.id(), new CaseKey(mail.caseKey()), uncertain, clock.instant());
    processKey.ifPresent(key -> process.found(key, ProgrammeCode.of(mail.programme())));
    return processKey.isPresent();
  }

  /** Of a copy that went by itself nobody waits to hear: its mail has its own fate. */
  private void say(MailHeading mail, boolean delivered) {
    if (mail.copyOf() == null) {
      events.publishEvent(new LetterSettled(mail.caseKey(), mail.kind(), delivered));
    }
  }

  private SentMail visible(Viewer viewer, UUID mailId) {
    SentMail mail = mail(mailId);
    ProgrammeCode programme = ProgrammeCode.of(mail.programme());
    if (!viewer.isSecretariatOf(programme)) {
      throw new NotFound("mail " + mailId);
    }
    viewer.requireInPerson(Groups.secretariat(programme), programme);
    return mail;
  }

  private SentMail mail(UUID mailId) {
    return outbox.find(mailId).orElseThrow(() -> new NotFound("mail " + mailId));
  }
}
