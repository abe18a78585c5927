package jp.banso.rehearsal.play;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.AlreadyDone;
import jp.banso.parties.Viewer;
import jp.banso.platform.time.Sweep;
import jp.banso.rehearsal.play.Stage.Turn;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.WorkLine;
import jp.banso.worklist.Worklist;
import jp.banso.worklist.Worklist.Period;
import jp.banso.worklist.Worklist.Shelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets the made-up people find their tasks on their lists and take them when their time comes. It is a sweep, so the clock
 * walks to each of their turns as it does to each timer.
 */
@Component
@ChildOnly
class Play implements Sweep {

  private static final Logger log = LoggerFactory.getLogger(Play.class);
  private static final int TRIES = 3;
  private static final int ALL = 500;

  private final Cast cast;
  private final Stage stage;
  private final Notes notes;
  private final Worklist worklist;
  private final List<Scenes> parts;
  private final Clock clock;
  private final Map<String, Scene> scenes = new HashMap<>();
  private final Set<UUID> asked = new HashSet<>();
  private volatile boolean begun;
  private volatile boolean acting;

  Play(Cast cast, Stage stage, Notes notes, Worklist worklist, List<Scenes> parts, Clock clock) {
    this.cast = cast;
    this.stage = stage;
    this.notes = notes;
    this.worklist = worklist;
    this.parts = parts;
    this.clock = clock;
  }

  void begin() {
    cast.register(stage.call());
    parts.forEach(
        part -> {
          scenes.putAll(part.scenes());
          part.prepare();
        });
    begun = true;
  }

  @Override
  public String name() {
    return "rehearsal-play";
  }

  @Override
  public Optional<Instant> nextDue() {
    if (acting) {
      // what is being done is no longer in the queue, and the clock has to wait for it
      return Optional.of(Instant.EPOCH);
    }
    return begun ? stage.next() : Optional.empty();
  }

  @Override
  public void runDue() {
    if (!begun) {
      return;
    }
    acting = true;
    try {
      look();
      stage.due(clock.instant()).forEach(this::take);
    } finally {
      acting = false;
    }
  }

  private void look() {
    List<WorkLine> open = open();
    notes.open(open);
    open.stream().filter(work -> asked.add(work.id())).forEach(this::plan);
  }

  private List<WorkLine> open() {
    Viewer manager = cast.manager();
    return Stream.of(
            worklist.page(manager, Shelf.OPEN, Period.ALL, null, ALL),
            worklist.page(manager, Shelf.COLLEAGUES, Period.ALL, null, ALL),
            worklist.elsewhere(manager, null, ALL))
        .flatMap(List::stream)
        .filter(work -> work.source() == Source.PROCESS)
        .distinct()
        .toList();
  }

  private void plan(WorkLine work) {
    Scene scene = scenes.get(work.definitionKey());
    if (scene == null) {
      notes.problem(work.title(), work.subject(), stage.text("rehearsal.problem.noScene"));
      return;
    }
    Instant at = timeOf(scene, work);
    if (at != null) {
      stage.add(
          new Turn(at, work.title(), work.subject(), () -> scene.act().take(work, cast.holderOf(work)), 0));
    }
  }

  private Instant timeOf(Scene scene, WorkLine work) {
    try {
      return scene.when().of(work);
    } catch (RuntimeException e) {
      log.warn("no time for {} of {}", work.definitionKey(), work.subject(), e);
      notes.problem(work.title(), work.subject(), why(e));
      return null;
    }
  }

  /** Nobody is addressed by an exception: what it says is for who looks after the system. */
  private String why(RuntimeException e) {
    return stage.text("rehearsal.problem.failed", e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  /**
   * An act that the engine's own doing came across is tried again; one that the rules refuse is not. One that somebody
   * else's act made needless meanwhile, as a withdrawal does, is no problem of the call.
   */
  private void take(Turn turn) {
    try {
      turn.action().run();
    } catch (Refused refused) {
      notes.problem(turn.step(), turn.about(), refused.getMessage());
    } catch (RuntimeException e) {
      log.warn("{} of {} failed", turn.step(), turn.about(), e);
      if (turn.attempt() + 1 < TRIES) {
        stage.add(turn.again());
      } else if (!(e instanceof AlreadyDone)) {
        notes.problem(turn.step(), turn.about(), why(e));
      }
    }
  }
}
