package jp.banso.drafting;

import java.util.List;
import jp.banso.handover.HeldThing;
import jp.banso.handover.HeldThings;
import jp.banso.handover.Leaving;
import jp.banso.parties.RoleHolding;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whoever was asked in a comment and has left is asked no more: the successor is. The tasks of it are handed on as
 * tasks.
 */
@Component
@Order(4)
class MentionsHeld implements HeldThings {

  private final CommentRows rows;

  MentionsHeld(CommentRows rows) {
    this.rows = rows;
  }

  @Override
  public List<HeldThing> held(Leaving leaving) {
    return List.of();
  }

  @Override
  public void handOver(Leaving leaving, RoleHolding successor, List<HeldThing> things) {
    List<String> refs =
        things.stream().filter(thing -> thing.kind() == HeldThing.Kind.MENTION).map(HeldThing::ref).toList();
    if (!refs.isEmpty()) {
      rows.askInstead(leaving.holding().personId(), successor.personId(), successor.displayName());
    }
  }
}
