package jp.banso.rehearsal.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.kernel.Outcome;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is to be done when, and the call it is done to. */
@Component
@ChildOnly
class Stage {

  private final StageDoor door;
  private final Calls calls;
  private final MessageSource messages;
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));

  Stage(StageDoor door, Calls calls, MessageSource messages) {
    this.door = door;
    this.calls = calls;
    this.messages = messages;
  }

  /**
   * Something that somebody does.
   *
   * @param attempt how often it was tried before
   */
  record Turn(Instant at, String step, String about, Runnable action, int attempt) {
    Turn again() {
      return new Turn(at, step, about, action, attempt + 1);
    }
  }

  CallView call() {
    return calls.get(new CallId(door.order().call()));
  }

  /** Somebody does something of their own accord. */
  synchronized void at(Instant moment, String step, Runnable action) {
    turns.add(new Turn(moment, text("rehearsal.step." + step), "", action, 0));
  }

  synchronized void add(Turn turn) {
    turns.add(turn);
  }

  synchronized Optional<Instant> next() {
    return Optional.ofNullable(turns.peek()).map(Turn::at);
  }

  synchronized List<Turn> due(Instant now) {
    List<Turn> due = new ArrayList<>();
    while (!turns.isEmpty() && !turns.peek().at().isAfter(now)) {
      due.add(turns.poll());
    }
    return due;
  }

  /** What was done, or why not in the words that its person would read. */
  <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Refused<T> refused) {
      throw new Refused(messages.getMessage(refused.messageKey(), refused.arguments().toArray(), refused.messageKey(), Locale.JAPAN));
    }
    return outcome.orThrow();
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  String textOrNull(String key) {
    return messages.getMessage(key, null, null, Locale.JAPAN);
  }
}
