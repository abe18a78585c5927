package jp.banso.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Registration;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the desks of a year, each once, and reminds those that have not answered. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConfirmationRound {

  /** 営業日 in which a desk is asked to answer. */
  private static final int REPLY_DAYS = 10;

  private final ConfirmationRows rows;
  private final People people;
  private final Registration registration;
  private final HandoverMails mails;
  private final Worklist worklist;
  private final BusinessCalendar calendar;
  private final MessageSource messages;
  private final Clock clock;

  ConfirmationRound(
      ConfirmationRows rows, People people, Registration registration, HandoverMails mails, Worklist worklist,
      BusinessCalendar calendar, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.people = people;
    this.registration = registration;
    this.mails = mails;
    this.worklist = worklist;
    this.calendar = calendar;
    this.messages = messages;
    this.clock = clock;
  }

  /** A year begins with the desks of the year before, which are asked whether they are right. */
  void takeDesksOver(ProgrammeCode programme, FiscalYear year) {
    registration.desksOfTheYearBefore(programme, year);
  }

  /** Asks a desk; asked twice it is asked once. */
  void ask(ProgrammeCode programme, FiscalYear year, DeskContact desk) {
    LocalDate replyBy = calendar.plusBusinessDays(LocalDate.now(clock), REPLY_DAYS);
    if (rows.asked(programme, year, desk.prefecture(), replyBy, clock.instant())) {
      CaseKey key = DeskConfirmations.key(programme, year, desk.prefecture());
      worklist.openUntil(
          Source.MENTION, DeskConfirmations.ref(key), programme, Groups.prefecture(programme, desk.prefecture()), key,
          DeskConfirmations.WORK, messages.getMessage("handover.work.desk", null, Locale.JAPAN),
          calendar.lastMomentOf(replyBy));
      mails.confirmDesk(programme, year, desk, replyBy, 0);
    }
  }

  /** Reminds a desk that has not answered; answers the message key of what keeps it, null if it was reminded. */
  String remind(ProgrammeCode programme, FiscalYear year, ConfirmationRows.Row row) {
    Optional<DeskContact> desk = people.desk(programme, year, row.prefecture());
    if (desk.isEmpty()) {
      return "handover.desk.failure.noDesk";
    }
    Optional<Integer> number = rows.reminded(programme, year, row.prefecture(), clock.instant());
    if (number.isEmpty()) {
      return "handover.desk.failure.confirmed";
    }
    mails.confirmDesk(programme, year, desk.get(), row.replyBy(), number.get());
    return null;
  }
}
