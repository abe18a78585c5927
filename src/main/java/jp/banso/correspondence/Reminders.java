package jp.banso.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import jp.banso.parties.Memberships;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import jp.banso.worklist.WorkDueSoon;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells and reminds the holders outside the secretariat by mail; the secretariat has its lists. */
@Service
@Transactional
public class Reminders {

  /** Their declarations and scores are nobody else's to record. */
  private static final String REVIEWER = "reviewer-";

  private final Mailroom mailroom;
  private final People people;
  private final Memberships memberships;
  private final Clock clock;

  Reminders(Mailroom mailroom, People people, Memberships memberships, Clock clock) {
    this.mailroom = mailroom;
    this.people = people;
    this.memberships = memberships;
    this.clock = clock;
  }

  /** A reminder that comes too late, after an outage, is dropped: it would say what is not true. */
  public void remind(WorkDueSoon due) {
    if (due.stage() == WorkDueSoon.Stage.ESCALATED
        || due.caseKey() == null
        || due.dueAt().isBefore(clock.instant())) {
      return;
    }
    ProgrammeCode programme = ProgrammeCode.of(due.programme());
    CaseKey key = new CaseKey(due.caseKey());
    for (String address : addresses(due.holder(), programme, key)) {
      mailroom.send(
          MailOrder.of("reminder", programme, key, due.link())
              // with the day it is due: work that was put off is reminded of again
              .on(due.workItemId() + " " + due.stage() + " " + due.dueAt())
              .to(address)
              .value("task", due.title())
              .value("dueAt", due.dueAt())
              .value("proposed", due.proposed())
              .value("inPerson", due.holder().startsWith(REVIEWER))
              .value("today", due.stage() == WorkDueSoon.Stage.ON_THE_DAY));
    }
  }

  /** Tells the ministry what it is asked for. */
  public void ask(ProgrammeCode programme, WorkLine work) {
    CaseKey key = new CaseKey(work.caseKey());
    for (String address : addresses(work.holder(), programme, key)) {
      mailroom.send(
          MailOrder.of("ministry-request", programme, key, work.link())
              .on(work.id().toString())
              .to(address)
              .value("task", work.title())
              .value("dueAt", work.dueAt()));
    }
  }

  private List<String> addresses(String holder, ProgrammeCode programme, CaseKey key) {
    if (holder.startsWith("secretariat-")) {
      return List.of();
    }
    if (holder.equals(Groups.ministry(programme))) {
      return people.withRole(RoleKind.MINISTRY, programme).stream().map(PersonView::mail).toList();
    }
    if (holder.startsWith("prefecture-")) {
      PrefectureCode code = PrefectureCode.of(holder.split("-")[1]);
      // the desk of the case's year: a case goes on after its fiscal year has ended
      FiscalYear year = key.fiscalYear().orElseGet(() -> FiscalYear.of(clock.instant()));
      return people.desk(programme, year, code).map(DeskContact::mail).stream().toList();
    }
    if (holder.startsWith("advisor-") || holder.startsWith(REVIEWER)) {
      return person(UUID.fromString(holder.substring(holder.indexOf('-') + 1))).stream().toList();
    }
    return memberships.peopleOf(holder).stream().map(this::person).flatMap(Optional::stream).toList();
  }

  private Optional<String> person(UUID id) {
    return people.find(id).map(PersonView::mail);
  }
}
