package jp.banso.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.banso.calls.CallMeetings;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.calls.Statements;
import jp.banso.kernel.NotFound;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentId;
import jp.banso.worklist.WorkItem;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages show of the support; each read asks first whether the viewer may see the region. */
@Service
@Transactional(readOnly = true)
public class SupportDesk {

  /** The application of the same number may have work of its own. */
  private static final Set<String> PROCESSES = Set.of("support-cycle", "meeting");

  private final CycleAccess access;
  private final Meetings meetings;
  private final Dispatches dispatches;
  private final DispatchSlots slots;
  private final MemberQuestions questions;
  private final FinalReports reports;
  private final SupportFiles files;
  private final AdvisorDesk advisors;
  private final SupportTerms days;
  private final Calls calls;
  private final SupportProcess process;
  private final Worklist worklist;

  SupportDesk(
      CycleAccess access, Meetings meetings, Dispatches dispatches, DispatchSlots slots,
      MemberQuestions questions, FinalReports reports, SupportFiles files, AdvisorDesk advisors,
      SupportTerms days, Calls calls, SupportProcess process, Worklist worklist) {
    this.access = access;
    this.meetings = meetings;
    this.dispatches = dispatches;
    this.slots = slots;
    this.questions = questions;
    this.reports = reports;
    this.files = files;
    this.advisors = advisors;
    this.days = days;
    this.calls = calls;
    this.process = process;
    this.worklist = worklist;
  }

  /** The limits that the call's terms set to a region's support. */
  public record Limits(
      int dispatchesTaken, int dispatchCap, CallMeetings meetings, int memberMin,
      int memberMax, LocalDate supportFrom, LocalDate supportUntil, int minutesBusinessDays,
      Statements statements) {

    /** What a meeting is about. */
    public String topic(int meeting) {
      return statements.topic(meeting);
    }
  }

  public CycleView cycle(Viewer viewer, SupportCycleId id) {
    return access.visible(viewer, id).view();
  }

  public Limits limits(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    CallView call = calls.get(cycle.callId());
    CallTerms terms = call.terms();
    return new Limits(
        slots.taken(id), terms.dispatchCap(), call.meetings(),
        terms.memberMin(), terms.memberMax(), terms.supportFrom(), terms.supportUntil(),
        days.minutesBusinessDays(cycle.programme()), call.statements());
  }

  public List<MeetingView> meetings(Viewer viewer, SupportCycleId id) {
    access.visible(viewer, id);
    return meetings.findByCycleIdOrderByNumber(id.value()).stream().map(Meeting::view).toList();
  }

  public MeetingView meeting(Viewer viewer, SupportCycleId id, int number) {
    access.visible(viewer, id);
    return meetings
        .findByCycleIdAndNumber(id.value(), number)
        .map(Meeting::view)
        .orElseThrow(() -> new NotFound("meeting " + number));
  }

  public List<DispatchView> dispatches(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    return dispatches.findByCycleIdOrderByOrdinal(id.value()).stream()
        .map(Dispatch::view)
        .map(view -> forViewer(viewer, cycle, view))
        .toList();
  }

  public DispatchView dispatch(Viewer viewer, SupportCycleId id, int ordinal) {
    SupportCycle cycle = access.visible(viewer, id);
    return dispatches
        .findByCycleIdAndOrdinal(id.value(), ordinal)
        .map(Dispatch::view)
        .map(view -> forViewer(viewer, cycle, view))
        .orElseThrow(() -> new NotFound("dispatch " + ordinal));
  }

  public List<QuestionView> questions(Viewer viewer, SupportCycleId id) {
    access.visible(viewer, id);
    return questions.findByCycleIdOrderByOrdinal(id.value()).stream()
        .map(MemberQuestion::view)
        .toList();
  }

  public QuestionView question(Viewer viewer, SupportCycleId id, int ordinal) {
    access.visible(viewer, id);
    return questions
        .findByCycleIdAndOrdinal(id.value(), ordinal)
        .map(MemberQuestion::view)
        .orElseThrow(() -> new NotFound("question " + ordinal));
  }

  public Optional<FinalReportView> report(Viewer viewer, SupportCycleId id) {
    access.visible(viewer, id);
    return reports.findByCycleId(id.value()).map(FinalReport::view);
  }

  public List<SupportFileView> files(Viewer viewer, SupportCycleId id) {
    access.visible(viewer, id);
    return files.of(id);
  }

  /** A paper of this region; one of another answers 404. */
  public SupportFileView file(Viewer viewer, SupportCycleId id, DocumentId document) {
    return files(viewer, id).stream()
        .filter(file -> file.id().equals(document))
        .findFirst()
        .orElseThrow(() -> new NotFound("file " + document));
  }

  /** Those of now, or as a record those of the day on which the support ended. */
  public List<AssignedAdvisor> advisors(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    return cycle.state().hasEnded()
        ? advisors.assignedAt(id, cycle.view().endedAt())
        : advisors.assigned(id);
  }

  /** Advisors who can be asked: not of the region's own prefecture, and without a declared tie. */
  public List<PersonView> candidates(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    CycleAccess.requireSecretariat(viewer, cycle);
    return advisors.candidates(cycle).stream()
        .filter(advisor -> !advisors.isTied(cycle, advisor))
        .toList();
  }

  /** What is open on the region and its meetings, whoever holds it, most urgent first. */
  public List<WorkItem> openWork(Viewer viewer, SupportCycleId id) {
    SupportCycle cycle = access.visible(viewer, id);
    return Stream.concat(
            Stream.of(cycle.key()),
            meetings.findByCycleIdOrderByNumber(id.value()).stream().map(Meeting::key))
        .flatMap(key -> worklist.holdersOf(key).stream())
        .filter(item -> PROCESSES.contains(item.processKey()))
        .sorted(Comparator.comparing(item -> item.dueAt() == null ? Instant.MAX : item.dueAt()))
        .toList();
  }

  public List<String> activeElements(Viewer viewer, SupportCycleId id) {
    return process.activeElements(access.visible(viewer, id).key());
  }

  /** Who was asked before and why they said no is the secretariat's and the ministry's to know. */
  private static DispatchView forViewer(Viewer viewer, SupportCycle cycle, DispatchView view) {
    boolean inside =
        viewer.isSecretariatOf(cycle.programme()) || viewer.isMinistryOf(cycle.programme());
    return inside ? view : view.withoutAskings();
  }
}
