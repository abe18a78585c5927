package jp.banso.applications.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ExtensionProcess;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calendar.TaskTerms;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.workflow.Workflow;
import jp.banso.worklist.Worklist;
import org.springframework.stereotype.Component;

/** The flow of one 締切の延長 in the engine. */
@Component
class CamundaExtensionProcess implements ExtensionProcess {

  private static final List<String> NOTES = List.of(ExtensionModel.NOTE_DECLINED, ExtensionModel.NOTE_LAPSED);

  private final Workflow workflow;
  private final Worklist worklist;
  private final TaskTerms terms;
  private final BusinessCalendar calendar;
  private final Clock clock;

  CamundaExtensionProcess(
      Workflow workflow, Worklist worklist, TaskTerms terms, BusinessCalendar calendar, Clock clock) {
    this.workflow = workflow;
    this.worklist = worklist;
    this.terms = terms;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public void proposed(CaseKey extension, ProgrammeCode programme, boolean concurrenceNeeded, Instant end) {
    workflow.start(
        ExtensionModel.PROCESS, extension,
        Map.of(
            ApplicationModel.PROGRAMME, programme.code(), ApplicationModel.BUREAU, programme.bureau(),
            ExtensionModel.CONCURRENCE_NEEDED, concurrenceNeeded));
    String answer = answer(concurrenceNeeded);
    Instant last = end.minus(1, ChronoUnit.MICROS);
    terms.due(answer, LocalDate.now(clock), anchor -> null)
        .map(calendar::lastMomentOf)
        .filter(last::isBefore)
        .ifPresent(late -> workflow.redate(ExtensionModel.PROCESS, extension, Map.of(), Map.of(answer, last)));
  }

  private static String answer(boolean byMinistry) {
    return byMinistry ? ExtensionModel.CONCUR : ExtensionModel.CONFIRM;
  }

  @Override
  public void leftToOthers(CaseKey extension, UUID proposer) {
    worklist.leaveToOthers(extension, ExtensionModel.CONFIRM, proposer);
  }

  @Override
  public void answered(CaseKey extension, boolean byMinistry, boolean agreed, Instant endsAt) {
    workflow.complete(
        extension, answer(byMinistry),
        Map.of(ExtensionModel.AGREED, agreed, ExtensionModel.ENDS_AT, Date.from(endsAt)));
  }

  @Override
  public void dropped(CaseKey extension) {
    workflow.correlateIfWaiting(extension, ExtensionModel.DROPPED, Map.of());
  }

  /** A flow that began on an earlier model tells nobody. */
  @Override
  public void lapsed(CaseKey extension) {
    if (!workflow.correlateIfWaiting(extension, ExtensionModel.LAPSED, Map.of())) {
      dropped(extension);
    }
  }

  @Override
  public boolean isToBeNoted(CaseKey extension) {
    return note(extension).isPresent();
  }

  @Override
  public void noted(CaseKey extension) {
    String note = note(extension).orElseThrow(() -> new AlreadyDone(extension + " has been noted"));
    workflow.complete(extension, note, Map.of());
  }

  private Optional<String> note(CaseKey extension) {
    return NOTES.stream().filter(note -> workflow.isOpen(extension, note)).findFirst();
  }
}
