package jp.banso.disclosure;

import java.util.Map;
import java.util.UUID;
import jp.banso.personal.PersonalFind;

/**
 * Something that was found for a request.
 *
 * @param number its place in the list
 * @param decision null while nobody has decided; of what follows from something else that one's
 * @param reason why it is a namesake's
 */
public record DisclosureFind(int number, PersonalFind find, Decision decision, String reason, UUID decidedBy) {

  /** What becomes of it. */
  public enum Decision {
    GIVEN,
    /** It is another person's of that name. */
    NAMESAKE;

    /** Name of this in the message files. */
    public String messageKey() {
      return "disclosure.decision." + name();
    }
  }

  public boolean isGiven() {
    return decision == Decision.GIVEN;
  }

  /** Whether it stands or falls with something else that was found. */
  public boolean follows() {
    return find.parent() != null;
  }

  /** The same, decided as what it follows from, in however many steps. */
  DisclosureFind withParentOf(Map<String, DisclosureFind> all) {
    DisclosureFind parent = follows() ? all.get(find.parent()) : null;
    if (parent == null) {
      return this;
    }
    DisclosureFind first = parent.withParentOf(all);
    return new DisclosureFind(number, find, first.decision(), first.reason(), first.decidedBy());
  }
}
