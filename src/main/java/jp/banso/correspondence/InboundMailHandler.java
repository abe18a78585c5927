package jp.banso.correspondence;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/**
 * Port: the module that owns the work which a mail may be about, asked in order. What none claims is triaged by a
 * person, and a person may hand a mail over to another handler at any time. All of it happens in the transaction in
 * which the mail is kept or handed over.
 */
public interface InboundMailHandler {

  /** The name of those who take in applications, for whoever finds one among other mails. */
  String SUBMISSIONS = "submissions";

  /** Kept with the mail; never changes. */
  String name();

  /** Message key of what is done with mails here, as the choice of a hand-over and the title of the work. */
  String workKey();

  /** Path of the page on which the work is done. */
  String page(UUID mailId);

  /** Whose these mails are said to be, for the titles of the work; those of which it is not known are left out. */
  default Map<UUID, String> named(Collection<UUID> mailIds) {
    return Map.of();
  }

  /** By when the work on the mail is to be done; empty if it has no day. */
  default Optional<Instant> dueAt(OfferedMail mail) {
    return Optional.empty();
  }

  /** What becomes of a mail. */
  enum Claim {
    /** Another's. */
    NO,
    /** Nobody but a person can tell: no other handler takes it by itself. */
    PERHAPS,
    /** Work on the handler's page. */
    WORK,
    /** All is done with it: it is filed on the case that it answers. */
    DONE
  }

  /** Whether a mail that has just come is this module's; changes nothing. */
  Claim claim(OfferedMail mail);

  /** Whether nothing is left to be done with a mail once it was handed over, as its case is what people work on. */
  default boolean settles(OfferedMail mail) {
    return false;
  }

  /** Whether this module goes on with what is written on the case: what answers its mails is no other's by words alone. */
  default boolean hears(CaseKey key) {
    return false;
  }

  /** A person put the mail to a case that this module {@linkplain #hears hears}; nothing is answered by itself. */
  default void filed(OfferedMail mail, CaseKey key) {
    throw new IllegalStateException(name() + " hears no case");
  }

  /** The mail was claimed or handed over, perhaps not for the first time. */
  void take(OfferedMail mail);
}
