package jp.banso.parties;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a password must be; length counts for more than kinds of characters (NIST SP 800-63B). */
final class PasswordPolicy {

  static final int SHORTEST = 12;

  /** The hash reads no more bytes. */
  private static final int MOST_BYTES = 72;

  private static final int LEAST_VARIETY = 6;
  private static final List<String> GUESSED_FIRST =
      List.of("password", "banso", "administrator", "123456789", "qwertyuiop", "iloveyou", "letmein");

  private PasswordPolicy() {}

  /** The message key of what is wrong with it, or nothing. */
  static Optional<String> weakness(String password, String loginName) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("parties.password.short");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("parties.password.long");
    }
    if (password.codePoints().distinct().count() < LEAST_VARIETY) {
      return Optional.of("parties.password.monotonous");
    }
    if (lower.contains(loginName.toLowerCase(Locale.ROOT))
        || GUESSED_FIRST.stream().anyMatch(lower::contains)) {
      return Optional.of("parties.password.guessable");
    }
    return Optional.empty();
  }
}
