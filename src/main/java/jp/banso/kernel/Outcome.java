package jp.banso.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * The answer of a business verb: done, or an expected refusal that a person can read. Defects and
 * broken preconditions are exceptions instead.
 */
public sealed interface Outcome<T> {

  /** The verb was carried out. */
  record Done<T>(T value) implements Outcome<T> {}

  /** The verb was refused; the state is unchanged. The key names the sentence in the message files. */
  record Refused<T>(String messageKey, List<Object> arguments) implements Outcome<T> {
    public Refused {
      arguments = List.copyOf(arguments);
    }
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static Outcome<Void> done() {
    return new Done<>(null);
  }

  static <T> Outcome<T> refused(String messageKey, Object... arguments) {
    return new Refused<>(messageKey, List.of(arguments));
  }

  default boolean isDone() {
    return this instanceof Done<T>;
  }

  /**
   * The value of a verb that is known to be done.
   *
   * @throws IllegalStateException if it was refused
   */
  default T orThrow() {
    if (this instanceof Refused<T> refused) {
      throw new IllegalStateException("refused: " + refused.messageKey());
    }
    return ((Done<T>) this).value();
  }

  /** Goes on with the value, or passes the refusal on. */
  default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
    if (this instanceof Refused<T> refused) {
      return new Refused<>(refused.messageKey(), refused.arguments());
    }
    return next.apply(((Done<T>) this).value());
  }
}
