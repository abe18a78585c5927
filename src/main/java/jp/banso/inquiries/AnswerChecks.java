package jp.banso.inquiries;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.consultation.DeskId;
import jp.banso.consultation.OpenDesks;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 即答の点検: an answer that a clerk gave alone is looked at again by another person of the desk, who has it corrected if it
 * was wrong. A part of answering, as the confirmation of a draft is, and no use of its own (ADR 42).
 */
@Service
@Transactional
public class AnswerChecks {

  /** Of what was drawn from, so many are named on a page. */
  private static final int NAMED = 500;

  private final InquiryAccess access;
  private final AnswerCheckRows rows;
  private final InquiryEntries entries;
  private final AnswerCheckProcess process;
  private final InquiryCorrection correction;
  private final OpenDesks desks;
  private final People people;
  private final Worklist worklist;
  private final ApplicationEventPublisher events;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  AnswerChecks(
      InquiryAccess access, AnswerCheckRows rows, InquiryEntries entries, AnswerCheckProcess process,
      InquiryCorrection correction, OpenDesks desks, People people, Worklist worklist,
      ApplicationEventPublisher events, MessageSource messages, AuditLog audit, Clock clock) {
    this.access = access;
    this.rows = rows;
    this.entries = entries;
    this.process = process;
    this.correction = correction;
    this.desks = desks;
    this.people = people;
    this.worklist = worklist;
    this.events = events;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A line of a month.
   *
   * @param clerk who gave the answer; may be unknown
   * @param checker who looked at it, or with whom it lies; null if with everybody else
   */
  public record Line(AnswerCheck check, String clerk, String checker) {}

  /**
   * A month with what was drawn.
   *
   * @param members the numbers from which was drawn, in the order that counted
   */
  public record Sample(AnswerSampleLine line, List<Line> checks, List<CaseKey> members) {}

  /**
   * An answer as it is looked at.
   *
   * @param thread what was said until it was given
   * @param mayCheck whether the viewer may say what they find
   * @param mayRead whether the viewer is to read what was found
   */
  public record Page(Line line, List<InquiryEntry> thread, boolean mayCheck, boolean mayRead) {}

  /** A page of months, counts alone. */
  @Transactional(readOnly = true)
  public List<AnswerSampleLine> months(
      Viewer viewer, FiscalYear year, AnswerSampleColumn column, boolean descending, Place after, int size) {
    InquiryAccess.requireDesk(viewer);
    return rows.samples(viewer.programme(), year, column, descending, after, size);
  }

  @Transactional(readOnly = true)
  public ListCount count(Viewer viewer, FiscalYear year) {
    InquiryAccess.requireDesk(viewer);
    return new ListCount(rows.count(viewer.programme(), year), false);
  }

  /** The fiscal years of which something was drawn, newest first. */
  @Transactional(readOnly = true)
  public List<FiscalYear> years(Viewer viewer) {
    InquiryAccess.requireDesk(viewer);
    return rows.months(viewer.programme()).stream()
        .map(month -> FiscalYear.of(month.atDay(1)))
        .distinct()
        .sorted((one, other) -> other.compareTo(one))
        .toList();
  }

  /** @throws NotFound if there is none for the viewer */
  @Transactional(readOnly = true)
  public Sample sample(Viewer viewer, UUID id) {
    InquiryAccess.requireDesk(viewer);
    AnswerSampleLine line =
        rows.sample(viewer.programme(), id).orElseThrow(() -> new NotFound("sample of answers " + id));
    return new Sample(line, lines(rows.ofSample(id)), rows.members(id, NAMED));
  }

  /** What was looked at again of an inquiry. */
  @Transactional(readOnly = true)
  public List<Line> of(Viewer viewer, InquiryId id) {
    return lines(rows.ofInquiries(List.of(access.visible(viewer, id).id())));
  }

  /** By the key of its work. */
  @Transactional(readOnly = true)
  public Map<String, AnswerCheck> byKeys(Collection<String> keys) {
    return rows.ofKeys(keys).stream().collect(Collectors.toMap(one -> one.key().value(), Function.identity()));
  }

  private List<Line> lines(List<AnswerCheck> checks) {
    Map<String, UUID> holders =
        checks.stream()
            .filter(AnswerCheck::isOpen)
            .flatMap(check -> worklist.holdersOf(check.key()).stream())
            .filter(item -> item.assigneeId() != null)
            .collect(Collectors.toMap(WorkItem::caseKey, WorkItem::assigneeId, (one, other) -> one));
    Map<UUID, String> names =
        people.names(
            checks.stream()
                .flatMap(check -> Stream.of(Optional.of(check.clerk()), Optional.ofNullable(checker(check, holders))))
                .flatMap(Optional::stream)
                .distinct()
                .toList());
    return checks.stream()
        .map(
            check ->
                new Line(check, name(names, check.clerk()), name(names, checker(check, holders))))
        .toList();
  }

  private static UUID checker(AnswerCheck check, Map<String, UUID> holders) {
    return check.isOpen() ? holders.get(check.key().value()) : check.checker();
  }

  private static String name(Map<UUID, String> names, UUID person) {
    return person == null ? null : names.get(person);
  }

  /** @throws NotFound if there is none for the viewer, or no more */
  @Transactional(readOnly = true)
  public Page page(Viewer viewer, UUID id) {
    AnswerCheck check = visible(viewer, rows.find(id), id);
    List<InquiryEntry> thread =
        entries.of(check.inquiry().id().value()).stream()
            .filter(entry -> !entry.at().isAfter(check.answeredAt()))
            .filter(entry -> entry.kind() != EntryKind.ANSWER || entry.at().isBefore(check.answeredAt()))
            .toList();
    return new Page(
        lines(List.of(check)).get(0), thread, check.isOpen() && mayCheck(viewer, check),
        check.isUnread() && mayRead(viewer, check));
  }

  private AnswerCheck visible(Viewer viewer, Optional<AnswerCheck> found, UUID id) {
    InquiryAccess.requireDesk(viewer);
    AnswerCheck check =
        found
            .filter(one -> one.inquiry() != null)
            .orElseThrow(() -> new NotFound("check of an answer " + id));
    access.visible(viewer, check.inquiry().id());
    return check;
  }

  private static boolean mayCheck(Viewer viewer, AnswerCheck check) {
    return viewer.proxy().isEmpty() && !check.clerk().equals(viewer.personId());
  }

  /** The clerk's own, and everybody's once the clerk has left the desk. */
  private boolean mayRead(Viewer viewer, AnswerCheck check) {
    return viewer.proxy().isEmpty()
        && (check.clerk().equals(viewer.personId()) || clerkAtDesk(viewer, check) == null);
  }

  private UUID clerkAtDesk(Viewer viewer, AnswerCheck check) {
    return people.holding(Groups.secretariat(viewer.programme())).stream().anyMatch(one -> one.id().equals(check.clerk()))
        ? check.clerk()
        : null;
  }

  /**
   * Guards the judgement before its form is read.
   *
   * @throws AlreadyDone if somebody was quicker, {@link Forbidden} for who gave the answer
   */
  @Transactional(readOnly = true)
  public void requireCheckable(Viewer viewer, UUID id) {
    checkable(viewer, visible(viewer, rows.find(id), id));
  }

  private static AnswerCheck checkable(Viewer viewer, AnswerCheck check) {
    InquiryAccess.requireInPerson(viewer);
    if (!mayCheck(viewer, check)) {
      throw new Forbidden("who gave the answer does not check it");
    }
    if (!check.isOpen()) {
      throw new AlreadyDone("check " + check.key() + " is " + check.result());
    }
    return check;
  }

  /**
   * Says what was found. What is wrong is answered again: its case goes on with a draft.
   *
   * @param words for the clerk; null only if nothing is wrong
   */
  public Outcome<Void> judge(Viewer viewer, UUID id, CheckResult result, String words) {
    AnswerCheck check = checkable(viewer, visible(viewer, rows.held(id), id));
    if (words == null && result != CheckResult.ADEQUATE) {
      return Outcome.refused("inquiries.check.refused.words");
    }
    Instant now = clock.instant();
    rows.judged(id, result, viewer.personId(), now, words);
    String named = messages.getMessage(result.messageKey(), null, Locale.JAPAN);
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.inquiries.answerChecked", caseOf(check)).detail("found", named));
    if (result == CheckResult.ADEQUATE) {
      process.adequate(check.key());
      return Outcome.done();
    }
    UUID clerk = clerkAtDesk(viewer, check);
    Instant due = desks.get(deskOf(viewer, check)).checkedBy(now);
    process.found(check.key(), result, clerk, due);
    if (result == CheckResult.CORRECTION) {
      String note = messages.getMessage("inquiries.check.note", new Object[] {words}, Locale.JAPAN);
      correction.begin(viewer, check.inquiry().id(), words, note, check.clerk());
      events.publishEvent(new AnswerFoundWrong(id, check.inquiry().id(), rows.round(id).orElse(null), due));
    }
    return Outcome.done();
  }

  private DeskId deskOf(Viewer viewer, AnswerCheck check) {
    return access.visible(viewer, check.inquiry().id()).deskId();
  }

  private static CaseKey caseOf(AnswerCheck check) {
    return check.inquiry().key();
  }

  /** The clerk has read what was found. */
  public void read(Viewer viewer, UUID id) {
    AnswerCheck check = visible(viewer, rows.held(id), id);
    InquiryAccess.requireInPerson(viewer);
    if (!mayRead(viewer, check)) {
      throw new Forbidden("what was found is read by who gave the answer");
    }
    if (!check.isUnread()) {
      throw new AlreadyDone("check " + check.key() + " is read");
    }
    rows.read(id, clock.instant());
    process.read(check.key());
    audit.record(AuditEntry.of(viewer.actor(), "audit.inquiries.checkRead", caseOf(check)));
  }

  /** Their cases are deleted: what is still open of them ends. */
  void drop(Set<UUID> inquiries) {
    rows.ofInquiries(inquiries).stream()
        .filter(check -> check.isOpen() || check.isUnread())
        .forEach(
            check -> {
              rows.dropped(check.id(), clock.instant());
              process.dropped(check.key());
            });
  }
}
