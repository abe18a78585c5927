package jp.banso.personal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import jp.banso.kernel.CaseKey;

/**
 * Something that is kept about a person: an inquiry, a mail, an account.
 *
 * @param source which module found it
 * @param ref its name there
 * @param parent {@link #name} of what it follows from and stands or falls with, null if it was found by itself
 * @param kindKey message key of what it is
 * @param about what tells it from a namesake's, in a line
 * @param key its case, null if it is on none
 * @param at when it began, null if nobody knows
 * @param signs by what it was found
 */
public record PersonalFind(
    String source, String ref, String parent, String kindKey, String about, CaseKey key, Instant at, Set<Sign> signs) {

  /** By what something was found. */
  public enum Sign {
    MAIL,
    TELEPHONE,
    NAME,
    /** Besides the name. */
    ORGANISATION,
    /** It is another person's, in whose words this one is named. */
    TEXT,
    /** Others have the address or the number as well, and nothing says of which of them it is. */
    SHARED,
    /** It belongs to something else that was found. */
    RELATED;

    /** Whether a namesake cannot have it. */
    public boolean isCertain() {
      return isContact() || this == RELATED;
    }

    private boolean isContact() {
      return this == MAIL || this == TELEPHONE;
    }

    /** Name of this in the message files. */
    public String messageKey() {
      return "personal.sign." + name();
    }
  }

  public PersonalFind {
    signs = Set.copyOf(signs);
  }

  /** What names it among all that was found. */
  public String name() {
    return source + ":" + ref;
  }

  /** Whether no person has to say that it is no namesake's, nor a colleague's. */
  public boolean isCertain() {
    return signs.stream().anyMatch(Sign::isCertain) && !signs.contains(Sign.SHARED);
  }

  /** Whether it was found by nothing but an address or a number. */
  public boolean isByContactAlone() {
    return signs.stream().anyMatch(Sign::isContact) && !signs.contains(Sign.NAME);
  }

  /** The same, by an address or a number that others have as well. */
  public PersonalFind shared() {
    EnumSet<Sign> more = EnumSet.copyOf(signs);
    more.add(Sign.SHARED);
    return new PersonalFind(source, ref, parent, kindKey, about, key, at, more);
  }
}
