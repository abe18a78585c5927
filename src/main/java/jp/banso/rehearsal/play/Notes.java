package jp.banso.rehearsal.play;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.platform.time.DueWork;
import jp.banso.platform.time.Sweep;
import jp.banso.platform.time.WalkObserver;
import jp.banso.rehearsal.RehearsalReport;
import jp.banso.worklist.HolderWords;
import jp.banso.worklist.WorkLine;
import org.springframework.stereotype.Component;

/** What is seen while the play goes on: tasks as they open and end, dates that sweeps come to, steps that fail. */
@Component
@ChildOnly
class Notes implements WalkObserver {

  private final Clock clock;
  private final HolderWords holders;
  private final Map<UUID, RehearsalReport.Task> tasks = new LinkedHashMap<>();
  private final Map<String, Instant> lastSweep = new LinkedHashMap<>();
  private final List<SweepCame> sweeps = new ArrayList<>();
  private final List<RehearsalReport.Problem> problems = new ArrayList<>();

  Notes(Clock clock, HolderWords holders) {
    this.clock = clock;
    this.holders = holders;
  }

  /** A sweep found something due. */
  record SweepCame(Instant at, String name) {}

  @Override
  public synchronized void cameTo(Instant now, List<DueWork> due) {
    for (DueWork work : due) {
      if (work instanceof Sweep sweep && !(work instanceof Play) && !now.equals(lastSweep.put(sweep.name(), now))) {
        sweeps.add(new SweepCame(now, sweep.name()));
      }
    }
  }

  /** All that is open now; what was and is not any more has been done. */
  synchronized void open(List<WorkLine> lines) {
    Instant now = clock.instant();
    for (WorkLine line : lines) {
      tasks.put(
          line.id(),
          new RehearsalReport.Task(
              line.openedAt(), line.definitionKey(), line.title(), line.subject(), holders.of(line.holder()), line.dueAt(), null));
    }
    Set<UUID> open = lines.stream().map(WorkLine::id).collect(Collectors.toSet());
    tasks.replaceAll(
        (id, task) ->
            task.doneAt() != null || open.contains(id)
                ? task
                : new RehearsalReport.Task(
                    task.openedAt(), task.definitionKey(), task.title(), task.about(), task.holder(), task.dueAt(), now));
  }

  synchronized void problem(String step, String about, String reason) {
    problems.add(new RehearsalReport.Problem(clock.instant(), step, about, reason));
  }

  /** What of the system has stopped for good: nobody of the play can take it, and the report must not be silent of it. */
  synchronized void stopped(List<WorkLine> lines, String reason) {
    lines.forEach(
        line -> problems.add(new RehearsalReport.Problem(line.openedAt(), line.title(), line.subject(), reason)));
    problems.sort(Comparator.comparing(RehearsalReport.Problem::at));
  }

  synchronized List<RehearsalReport.Task> tasks() {
    return List.copyOf(tasks.values());
  }

  synchronized List<SweepCame> sweeps() {
    return List.copyOf(sweeps);
  }

  synchronized List<RehearsalReport.Problem> problems() {
    return List.copyOf(problems);
  }
}
