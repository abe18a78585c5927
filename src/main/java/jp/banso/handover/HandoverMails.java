package jp.banso.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.RoleHolding;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails about people who are away or change, and to the desks that are asked who they are. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandoverMails {

  private final Mailroom mailroom;
  private final MessageSource messages;
  private final Clock clock;

  HandoverMails(Mailroom mailroom, MessageSource messages, Clock clock) {
    this.mailroom = mailroom;
    this.messages = messages;
    this.clock = clock;
  }

  void standIn(UUID absence, RoleHolding away, RoleHolding substitute, LocalDate first, LocalDate last, String by) {
    mailroom.send(
        order("absence-substitute", away.programme(), people(away.programme()), "/absences")
            .on(absence.toString())
            .value("name", substitute.displayName())
            .value("absent", away.displayName())
            .value("first", first)
            .value("last", last)
            .value("by", by)
            .replyTo(away.mail())
            .to(substitute.mail()));
  }

  void handedOver(UUID transfer, RoleHolding left, RoleHolding successor, LocalDate effectiveOn, int things) {
    mailroom.send(
        order("handed-over", left.programme(), people(left.programme()), "/transfers/" + transfer)
            .on(transfer.toString())
            .value("name", successor.displayName())
            .value("predecessor", left.displayName())
            .value("effectiveOn", effectiveOn)
            .value("things", things)
            .to(successor.mail()));
  }

  /** @param reminder 0 for the request itself */
  void confirmDesk(ProgrammeCode programme, FiscalYear year, DeskContact desk, LocalDate replyBy, int reminder) {
    mailroom.send(
        order(
                "desk-confirmation", programme, DeskConfirmations.key(programme, year, desk.prefecture()),
                "/desk-contacts/" + desk.prefecture().value())
            .on(String.valueOf(reminder))
            .value("desk", desk)
            .value("year", year.name())
            .value("replyBy", replyBy)
            .value("reminder", reminder > 0)
            .to(desk.mail()));
  }

  private MailOrder order(String kind, ProgrammeCode programme, CaseKey key, String page) {
    return MailOrder.of(kind, programme, key, page)
        .value(
            "programmeName",
            messages.getMessage("correspondence.signature." + programme.name(), null, Locale.JAPAN));
  }

  /** What concerns people is of no case, as their invitations are. */
  private CaseKey people(ProgrammeCode programme) {
    return new CaseKey(FiscalYear.of(clock.instant()).label() + "-ACCOUNTS-" + programme.name());
  }
}
