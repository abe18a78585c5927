package jp.banso.handover;

import java.util.List;
import java.util.UUID;
import jp.banso.handover.HeldThing.Kind;
import jp.banso.parties.RoleHolding;
import jp.banso.worklist.PersonalWork;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.WorkLine;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The work that the person took, mentions among it. */
@Component
@Order(2)
class TasksHeld implements HeldThings {

  private final PersonalWork work;

  TasksHeld(PersonalWork work) {
    this.work = work;
  }

  @Override
  public List<HeldThing> held(Leaving leaving) {
    return work.takenBy(leaving.holding().personId(), leaving.holding().programme(), leaving.groups()).stream()
        .map(TasksHeld::thing)
        .toList();
  }

  private static HeldThing thing(WorkLine line) {
    boolean mention = line.source() == Source.MENTION && line.caseKey() != null;
    return new HeldThing(
        mention ? Kind.MENTION : Kind.TASK, line.id().toString(), (line.title() + " " + line.subject()).strip(),
        line.link());
  }

  /** Nobody waits for one who has gone: without a successor yet it is the group's. */
  void leaveToTheGroup(Leaving leaving, List<HeldThing> things) {
    ids(things).forEach(id -> work.move(id, leaving.holding().personId(), null));
  }

  @Override
  public void handOver(Leaving leaving, RoleHolding successor, List<HeldThing> things) {
    for (UUID id : ids(things)) {
      work.move(id, leaving.holding().personId(), successor.personId());
      work.move(id, null, successor.personId());
    }
  }

  private static List<UUID> ids(List<HeldThing> things) {
    return things.stream()
        .filter(one -> one.kind() == Kind.TASK || one.kind() == Kind.MENTION)
        .map(one -> UUID.fromString(one.ref()))
        .toList();
  }
}
