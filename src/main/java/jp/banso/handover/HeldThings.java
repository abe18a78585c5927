package jp.banso.handover;

import java.util.List;
import jp.banso.parties.RoleHolding;

/** Port: a module says what a person holds of its own with a role, and gives it to the successor. */
public interface HeldThings {

  /** What there is now. */
  List<HeldThing> held(Leaving leaving);

  /**
   * Gives it to the successor, in the transaction of the hand-over.
   *
   * @param things what was held when the person left, of every kind
   */
  void handOver(Leaving leaving, RoleHolding successor, List<HeldThing> things);
}
