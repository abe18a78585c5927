package jp.banso.correspondence;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.correspondence.InboundMailHandler.Claim;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.inbound.InboundSink;
import jp.banso.platform.mail.MailState;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.ReplyTags;
import jp.banso.platform.mail.SentMail;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says of a mail that has just come whose it is. What it answers is known by the signed number in its address or by the
 * Message-ID of ours, never by who it says it is from.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailArrivals implements InboundSink {

  private final ReceivedMailRows rows;
  private final Outbox outbox;
  private final ReplyTags tags;
  private final Secretariats secretariats;
  private final ObjectProvider<InboundMailHandler> handlers;
  private final UndeliveredMail undelivered;
  private final Worklist worklist;
  private final MessageSource messages;
  private final BusinessCalendar calendar;
  private final Clock clock;
  private final ProgrammeCode otherwise;

  MailArrivals(
      ReceivedMailRows rows, Outbox outbox, ReplyTags tags, Secretariats secretariats,
      ObjectProvider<InboundMailHandler> handlers,
      UndeliveredMail undelivered, Worklist worklist, MessageSource messages, BusinessCalendar calendar,
      Clock clock,
      @Value("${banso.mail.imap.programme:banso}") String otherwise) {
    this.rows = rows;
    this.outbox = outbox;
    this.tags = tags;
    this.secretariats = secretariats;
    this.handlers = handlers;
    this.undelivered = undelivered;
    this.worklist = worklist;
    this.messages = messages;
    this.calendar = calendar;
    this.clock = clock;
    this.otherwise = ProgrammeCode.of(otherwise);
  }

  @Override
  public void arrived(InboundMail mail, DeliveryReport report) {
    OfferedMail offered = offered(mail, report);
    if (outbox.byMessageId(mail.messageId()).isPresent()) {
      keep(offered, ReceivedMailState.KEPT, null, null);
    } else if (report != null && offered.answered().isPresent()) {
      reported(offered.answered().orElseThrow(), report);
      keep(offered, ReceivedMailState.KEPT, null, null);
    } else if (mail.problem() != null && mail.problem().isUnread()) {
      // what lies in it nobody knows yet: it may be a submission, whatever it answers
      keep(offered, ReceivedMailState.TRIAGE, null, answeredCase(offered));
      openWork(offered, ReceivedMailState.TRIAGE, null);
    } else if (mail.nature() == Nature.AUTOMATIC && mail.files().isEmpty()) {
      keep(offered, ReceivedMailState.KEPT, null, null);
    } else {
      offer(offered);
    }
  }

  @Override
  public void arrivedUnheard(InboundMail mail) {
    OfferedMail offered =
        mail.recipients().isEmpty()
            ? new OfferedMail(mail, otherwise, "", null, false)
            : offered(mail, (DeliveryReport) null);
    keep(offered, ReceivedMailState.TRIAGE, null, null);
    openWork(offered, ReceivedMailState.TRIAGE, null);
  }

  @Override
  public void superseded(UUID mailId) {
    rows.hold(mailId)
        .filter(row -> row.state() == ReceivedMailState.TRIAGE)
        .ifPresent(
            row -> {
              rows.move(mailId, ReceivedMailState.SETTLED, null, null);
              rows.decided(
                  mailId, messages.getMessage("correspondence.mail.superseded", null, Locale.JAPAN),
                  messages.getMessage("correspondence.mail.superseded.by", null, Locale.JAPAN), clock.instant());
              worklist.close(Source.MAIL, mailId.toString());
            });
  }

  private void reported(SentMail ours, DeliveryReport report) {
    if (report.failed()) {
      outbox.bounced(ours.id(), report.recipient()).ifPresent(id -> undelivered.settled(id, MailState.BOUNCED));
    }
  }

  private void offer(OfferedMail offered) {
    CaseKey answered = answeredCase(offered);
    for (InboundMailHandler handler : handlers.orderedStream().toList()) {
      Claim claim = handler.claim(offered);
      if (claim == Claim.PERHAPS) {
        break;
      }
      if (claim != Claim.NO) {
        ReceivedMailState state = claim == Claim.DONE ? ReceivedMailState.SETTLED : ReceivedMailState.CLAIMED;
        keep(offered, state, handler, answered);
        openWork(offered, state, handler);
        handler.take(offered);
        return;
      }
    }
    ReceivedMailState state = answered == null ? ReceivedMailState.TRIAGE : ReceivedMailState.FILED;
    keep(offered, state, null, answered);
    openWork(offered, state, null);
    // what besides may be another's is on its case all the same
    if (offered.heard()) {
      hearing(answered)
          .filter(handler -> handler.claim(offered) == Claim.DONE)
          .ifPresent(handler -> handler.filed(offered, answered));
    }
  }

  /** The case of the mail that it answers, or null. */
  private static CaseKey answeredCase(OfferedMail offered) {
    return offered.answered().map(SentMail::caseKey).map(CaseKey::new).orElse(null);
  }

  private void keep(OfferedMail offered, ReceivedMailState state, InboundMailHandler handler, CaseKey key) {
    SentMail answered = offered.answeredOrNull();
    rows.insert(
        new ReceivedMailRows.Row(
            offered.mail().id(), offered.programme(), offered.mailbox(), offered.mail().arrivedAt(), state,
            handler == null ? null : handler.name(), answered == null ? null : answered.id(),
            answered == null ? null : answered.recipient(), key == null ? null : key.value(), null, null, null),
        offered.mail().files().size());
  }

  /** The work of whoever has it now; the earlier one's is closed before. */
  void openWork(OfferedMail offered, ReceivedMailState state, InboundMailHandler handler) {
    if (!state.isOpen()) {
      return;
    }
    CaseKey key = answeredCase(offered);
    String unclaimed =
        state == ReceivedMailState.FILED ? "correspondence.mail.work.read" : "correspondence.mail.work.triage";
    worklist.openUntil(
        Source.MAIL, offered.mail().id().toString(), offered.programme(), Groups.secretariat(offered.programme()), key,
        ReceivedMails.WORK,
        messages.getMessage(handler == null ? unclaimed : handler.workKey(), null, Locale.JAPAN),
        (handler == null ? unclaimedDue(offered) : handler.dueAt(offered)).orElse(null));
  }

  /** What nobody has looked at may be urgent: it is looked at by the end of the next business day. */
  private Optional<Instant> unclaimedDue(OfferedMail offered) {
    // no mail is lost for want of a table of holidays
    return calendar.dueWithin(JapanTime.dateOf(offered.mail().arrivedAt()), 1);
  }

  private OfferedMail offered(InboundMail mail, DeliveryReport report) {
    Map<String, ProgrammeCode> boxes = secretariats.mailboxes();
    SentMail answered = answered(mail, report).orElse(null);
    String mailbox = mail.recipients().stream().map(ReplyTags::base).filter(boxes::containsKey).findFirst().orElse("");
    ProgrammeCode programme =
        answered != null ? ProgrammeCode.of(answered.programme()) : boxes.getOrDefault(mailbox, otherwise);
    return new OfferedMail(mail, programme, mailbox, answered, isHeard(answered));
  }

  /** The offer of a mail that was kept before. */
  OfferedMail offered(InboundMail mail, ReceivedMailRows.Row row) {
    SentMail answered = row.answers() == null ? null : outbox.find(row.answers()).orElse(null);
    return new OfferedMail(mail, row.programme(), row.mailbox(), answered, isHeard(answered));
  }

  private boolean isHeard(SentMail answered) {
    return answered != null && hearing(new CaseKey(answered.caseKey())).isPresent();
  }

  /** Who goes on with what is written on the case. */
  Optional<InboundMailHandler> hearing(CaseKey key) {
    return handlers.orderedStream().filter(one -> one.hears(key)).findFirst();
  }

  private Optional<SentMail> answered(InboundMail mail, DeliveryReport report) {
    Stream<UUID> tagged = mail.recipients().stream().flatMap(address -> tags.read(address).stream());
    // some mail programs answer the address without what stands behind its plus
    Stream<UUID> quoted = tags.read(mail.body()).stream();
    Stream<String> named =
        Stream.concat(Stream.ofNullable(report).map(DeliveryReport::messageId), mail.references().stream());
    return Stream.concat(
            Stream.concat(tagged, quoted).flatMap(id -> outbox.find(id).stream()),
            named.flatMap(id -> outbox.byMessageId(id).stream()))
        .findFirst();
  }
}
