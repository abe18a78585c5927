package jp.banso.correspondence;

import java.util.Set;

/** Kinds of mails that open something for their receiver. What they open is forgotten once they are settled. */
final class SecretKinds {

  /** Whoever types an address somewhere sets these going, so that one that does not arrive is nobody's work. */
  private static final Set<String> ASKED_BY_ANYBODY = Set.of("login-code", "login-names", "admission-confirm");

  private static final Set<String> SENT_BY_PEOPLE =
      Set.of("invitation", "intent-request", "submission-confirm", "submission-word", "transcript-confirm");

  /** What its receiver wrote goes back with these: whoever types an address must not hand it to a stranger. */
  private static final Set<String> OWN_WORDS = Set.of("application-copy");

  private SecretKinds() {}

  static boolean isAskedByAnybody(String kind) {
    return ASKED_BY_ANYBODY.contains(kind);
  }

  /** Whether it can only be written anew where it came from: sent again to another address it would open for a stranger. */
  static boolean cannotGoAgain(String kind) {
    return ASKED_BY_ANYBODY.contains(kind) || SENT_BY_PEOPLE.contains(kind);
  }

  /** Whether it may go again to its own receiver alone. */
  static boolean isForItsReceiverAlone(String kind) {
    return OWN_WORDS.contains(kind);
  }
}
