package jp.banso.worklist;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.worklist.WorkItem.Source;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Makes stopped work of the system someone's work, due at once: it stands before everything that has
 * time. Of a case it is the work of the secretariat whose programme the case is of; what belongs to no
 * case, or to all, is the administrator's.
 */
@Component
class Incidents {

  /** In place of a programme: no manager of a programme has this under its eyes. */
  private static final String NO_PROGRAMME = "none";

  private static final String TITLE = "worklist.incident.title";

  private final WorkRows rows;
  private final MessageSource messages;
  private final Clock clock;

  Incidents(WorkRows rows, MessageSource messages, Clock clock) {
    this.rows = rows;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Opens the work, once for each {@code ref}.
   *
   * @param caseKey null if it is of no case
   * @param processKey null if no process stopped
   * @param what message key of what stopped, null if the place in the process tells
   */
  void open(String ref, String caseKey, String processKey, String definitionKey, String what) {
    Optional<ProgrammeCode> programme = Optional.ofNullable(caseKey).flatMap(Incidents::programme);
    rows.open(
        Source.INCIDENT, ref, programme.map(ProgrammeCode::code).orElse(NO_PROGRAMME),
        programme.map(Groups::secretariat).orElse(Groups.ADMINISTRATORS), null, processKey, caseKey,
        definitionKey, title(what), clock.instant());
  }

  void close(String ref) {
    rows.close(Source.INCIDENT, ref);
  }

  private static Optional<ProgrammeCode> programme(String caseKey) {
    return new CaseKey(caseKey).programme();
  }

  private String title(String what) {
    String name = what == null ? null : messages.getMessage(what, null, null, Locale.JAPAN);
    return name == null
        ? messages.getMessage(TITLE, null, Locale.JAPAN)
        : messages.getMessage("worklist.incident.titleOf", new Object[] {name}, Locale.JAPAN);
  }
}
