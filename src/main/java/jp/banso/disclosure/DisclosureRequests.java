package jp.banso.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.calendar.TaskTerms;
import jp.banso.consultation.DeskUse;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryUses;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.Outcome;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.HistoryView;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 開示の求め from its receipt to its end. One manager writes it down and decides what is given, another approves it; then
 * the files are made by themselves.
 */
@Service
@Transactional
public class DisclosureRequests {

  /** What the work is about; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "disclosure-request";

  /** By when work of that day is to be done. */
  static final LocalTime EVENING = LocalTime.of(17, 0);

  private final DisclosureAccess access;
  private final DisclosureRows rows;
  private final TaskTerms terms;
  private final InquiryUses uses;
  private final Worklist worklist;
  private final Documents documents;
  private final CaseHistory history;
  private final CaseNumbers numbers;
  private final People people;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;
  private final int keptYears;

  DisclosureRequests(
      DisclosureAccess access, DisclosureRows rows, TaskTerms terms, InquiryUses uses, Worklist worklist,
      Documents documents, CaseHistory history, CaseNumbers numbers, People people, MessageSource messages, AuditLog audit, Clock clock,
      @Value("${banso.disclosure.kept-years:3}") int keptYears) {
    this.access = access;
    this.rows = rows;
    this.terms = terms;
    this.uses = uses;
    this.worklist = worklist;
    this.documents = documents;
    this.history = history;
    this.numbers = numbers;
    this.people = people;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
    this.keptYears = keptYears;
  }

  @Transactional(readOnly = true)
  public List<DisclosureLine> list(Viewer viewer) {
    DisclosureAccess.requireManager(viewer);
    return rows.of(viewer.programme());
  }

  /**
   * A request as its page shows it.
   *
   * @param made how much of {@code given} has been written
   * @param undecided how much of what was found nobody has decided upon
   * @param files how many there are to be taken
   * @param approvers who else may approve it by name, empty if nobody or if it does not wait for that
   */
  public record DisclosurePage(
      Disclosure request, List<DisclosureFind> finds, List<Withheld> withheld, int given, int made, int undecided,
      int files, List<HistoryView> history, boolean mayAct, boolean mayApprove,
      String approvers) {}

  @Transactional(readOnly = true)
  public DisclosurePage page(Viewer viewer, UUID id) {
    Disclosure request = access.visible(viewer, id);
    List<DisclosureFind> finds = rows.finds(id);
    return new DisclosurePage(
        request, finds, rows.withheld(id), (int) finds.stream().filter(DisclosureFind::isGiven).count(),
        rows.parts(id), undecided(finds), request.hasFiles() ? rows.files(id).size() : 0,
        history.ofNoCase(audit.allOn(request.key()).stream().map(DisclosureRequests::plain).toList()).stream()
            .sorted((one, other) -> other.at().compareTo(one.at()))
            .toList(),
        viewer.proxy().isEmpty(),
        viewer.proxy().isEmpty() && request.state() == DisclosureState.TO_APPROVE
            && request.isNew(viewer.personId()),
        request.state() == DisclosureState.TO_APPROVE
            ? approvers(request, viewer.personId()).map(PersonView::displayName).collect(Collectors.joining("\u3001"))
            : "");
  }

  /** Who may approve it, if this person may not. */
  private Stream<PersonView> approvers(Disclosure request, UUID without) {
    return people.holding(Groups.secretariatManager(request.programme())).stream()
        .filter(person -> request.isNew(person.id()) && !person.id().equals(without));
  }

  /** What was deleted of an act has left a proof, which is for the log. */
  private static AuditedAct plain(AuditedAct act) {
    return act.details().containsKey("erased")
        ? new AuditedAct(
            act.id(), act.at(), act.actorLabel(), act.actorRole(), act.proxyNote(), act.action(), act.caseKey(), Map.of())
        : act;
  }

  private static int undecided(List<DisclosureFind> finds) {
    return (int) finds.stream().filter(find -> find.decision() == null).count();
  }

  /** Before a form is judged: answers 404 and 403. */
  @Transactional(readOnly = true)
  public void requireActing(Viewer viewer) {
    DisclosureAccess.requireInPerson(viewer);
  }

  /** As {@link #requireActing(Viewer)}, on one of them. */
  @Transactional(readOnly = true)
  public Disclosure requireActing(Viewer viewer, UUID id) {
    Disclosure request = access.visible(viewer, id);
    DisclosureAccess.requireInPerson(viewer);
    return request;
  }

  /** Writes a request down; by the terms of its receipt it is due. */
  public Outcome<UUID> record(Viewer viewer, DisclosureText text) {
    DisclosureAccess.requireInPerson(viewer);
    Outcome<Void> judged = judge(text);
    if (!judged.isDone()) {
      return judged.then(nothing -> null);
    }
    UUID id = UUID.randomUUID();
    LocalDate due = terms.dueAfter(text.receivedOn(), WORK);
    CaseKey key = rows.insert(id, viewer.programme(), FiscalYear.of(text.receivedOn()), text, due);
    rows.touch(id, viewer.personId());
    openWork(viewer, id, due, "disclosure.work.decide");
    record(viewer, "audit.disclosure.recorded", key);
    return Outcome.done(id);
  }

  private Outcome<Void> judge(DisclosureText text) {
    return text.problems(today()).stream()
        .findFirst()
        .map(problem -> Outcome.<Void>refused(problem.messageKey()))
        .orElseGet(Outcome::done);
  }

  private LocalDate today() {
    return JapanTime.dateOf(clock.instant());
  }

  /** Other words of whom it is about; what was found with the old ones is looked for anew. */
  public Outcome<Void> revise(Viewer viewer, UUID id, long version, DisclosureText text) {
    Disclosure request = access.held(viewer, id);
    request.requireState(DisclosureState.OPEN);
    request.requireVersion(version);
    Outcome<Void> judged = judge(text);
    if (!judged.isDone()) {
      return judged;
    }
    LocalDate due = terms.dueAfter(text.receivedOn(), WORK);
    rows.keep(id, text, due);
    rows.touch(id, viewer.personId());
    worklist.close(Source.MENTION, id.toString());
    openWork(viewer, id, due, "disclosure.work.decide");
    record(viewer, "audit.disclosure.revised", request.key());
    return Outcome.done();
  }

  /** Leaves it to a second person. */
  public Outcome<Void> submit(Viewer viewer, UUID id, long version) {
    Disclosure request = access.held(viewer, id);
    request.requireState(DisclosureState.OPEN);
    request.requireVersion(version);
    if (request.searchedAt() == null) {
      return Outcome.refused("disclosure.refused.notSearched");
    }
    if (request.text().identity() == null) {
      return Outcome.refused("disclosure.refused.identity");
    }
    int undecided = undecided(rows.finds(id));
    if (undecided > 0) {
      return Outcome.refused("disclosure.refused.undecided", undecided);
    }
    if (approvers(request, viewer.personId()).findAny().isEmpty()) {
      return Outcome.refused("disclosure.refused.alone");
    }
    rows.submit(id, viewer.personId(), viewer.actor().label(), clock.instant());
    worklist.close(Source.MENTION, id.toString());
    openWork(viewer, id, request.dueOn(), "disclosure.work.approve");
    record(viewer, "audit.disclosure.submitted", request.key());
    return Outcome.done();
  }

  /** The second person wants something changed. */
  public void giveBack(Viewer viewer, UUID id, long version, String note) {
    Disclosure request = toApprove(viewer, id, version);
    rows.giveBack(id, note);
    worklist.close(Source.MENTION, id.toString());
    openWork(viewer, id, request.dueOn(), "disclosure.work.decide");
    audit.record(AuditEntry.logged(viewer.actor(), "audit.disclosure.returned", request.key()).detail("reason", note));
  }

  /** From now on the files are made; that inquiries are used so is written down. */
  public void approve(Viewer viewer, UUID id, long version) {
    Disclosure request = toApprove(viewer, id, version);
    rows.approve(id, viewer.personId(), viewer.actor().label(), clock.instant());
    List<InquiryId> given =
        rows.finds(id).stream()
            .filter(DisclosureFind::isGiven)
            .flatMap(find -> FoundInquiries.idOf(find.find()).stream())
            .toList();
    List<InquiryId> there = uses.usable(viewer, given, DeskUse.DISCLOSURE).allowed();
    if (!there.isEmpty()) {
      uses.record(viewer, DeskUse.DISCLOSURE, there, numbers.shown(request.key()));
    }
    worklist.close(Source.MENTION, id.toString());
    record(viewer, "audit.disclosure.approved", request.key());
  }

  private Disclosure toApprove(Viewer viewer, UUID id, long version) {
    Disclosure request = access.held(viewer, id);
    if (!request.isNew(viewer.personId())) {
      throw new Forbidden("who had a part in what is given does not approve it");
    }
    request.requireState(DisclosureState.TO_APPROVE);
    request.requireVersion(version);
    return request;
  }

  /** It was taken back, or cannot be met. */
  public void drop(Viewer viewer, UUID id, long version, String reason) {
    Disclosure request = access.held(viewer, id);
    if (!request.state().isOpen() || request.state() == DisclosureState.MAKING) {
      throw new AlreadyDone(request.key() + " is " + request.state());
    }
    request.requireVersion(version);
    Instant now = clock.instant();
    List<UUID> files = rows.files(id);
    rows.drop(id, reason, now, today().plusYears(keptYears));
    if (!files.isEmpty()) {
      rows.removeFiles(id, now);
      files.forEach(file -> documents.remove(new DocumentId(file)));
    }
    worklist.close(Source.MENTION, id.toString());
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.disclosure.dropped", request.key()).detail("reason", reason));
  }

  /** It reached who asked. */
  public Outcome<Void> hand(Viewer viewer, UUID id, long version, LocalDate on, String how) {
    Disclosure request = access.held(viewer, id);
    request.requireState(DisclosureState.READY);
    request.requireVersion(version);
    if (on.isAfter(today()) || on.isBefore(JapanTime.dateOf(request.madeAt()))) {
      return Outcome.refused("disclosure.refused.handedOn");
    }
    rows.hand(id, on, how, clock.instant(), on.plusYears(keptYears));
    worklist.close(Source.MENTION, id.toString());
    audit.record(AuditEntry.logged(viewer.actor(), "audit.disclosure.handed", request.key()).detail("how", how));
    return Outcome.done();
  }

  /** What was approved is made once more, since its files are gone. */
  public void makeAgain(Viewer viewer, UUID id, long version) {
    Disclosure request = access.held(viewer, id);
    request.requireState(DisclosureState.READY);
    request.requireVersion(version);
    if (request.hasFiles()) {
      throw new AlreadyDone(request.key() + " has its files");
    }
    rows.makeAgain(id);
    worklist.close(Source.MENTION, id.toString());
    record(viewer, "audit.disclosure.madeAgain", request.key());
  }

  private void openWork(Viewer viewer, UUID id, LocalDate due, String titleKey) {
    worklist.openUntil(
        Source.MENTION, id.toString(), viewer.programme(), Groups.secretariatManager(viewer.programme()), null, WORK,
        messages.getMessage(titleKey, null, Locale.JAPAN), JapanTime.instantOf(due.atTime(EVENING)));
  }

  /** For the log alone: others of the desk follow the news of its cases, and nobody is to learn of this one. */
  private void record(Viewer viewer, String action, CaseKey key) {
    audit.record(AuditEntry.logged(viewer.actor(), action, key));
  }
}
