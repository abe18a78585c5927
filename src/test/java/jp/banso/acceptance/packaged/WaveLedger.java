package jp.banso.acceptance.packaged;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What the people of a wave were told: only what was answered with a redirect counts as accepted. */
final class WaveLedger {

  /** What a person waits for. */
  enum Act {
    PAGE,
    SAVE,
    UPLOAD,
    HAND_OVER,
    SUBMIT
  }

  /** A file that was accepted, by its application and its SHA-256 in hex. */
  record Upload(String application, String checksum) {}

  /** A text that was accepted for an application; the last one holds. */
  record Saved(String application, String text) {}

  /** A package that was accepted, with its applications. */
  record Submitted(List<String> applications) {}

  final Queue<Upload> uploads = new ConcurrentLinkedQueue<>();
  final Map<String, Saved> saved = new ConcurrentHashMap<>();
  final Queue<String> handedOver = new ConcurrentLinkedQueue<>();
  final Queue<Submitted> submitted = new ConcurrentLinkedQueue<>();
  final Queue<String> failures = new ConcurrentLinkedQueue<>();
  final Queue<String> tooLate = new ConcurrentLinkedQueue<>();
  final AtomicInteger unavailable = new AtomicInteger();
  final AtomicInteger repeated = new AtomicInteger();
  private final Map<Act, Queue<Long>> times = new ConcurrentHashMap<>();

  /** What was sent before the deadline has to be accepted; the two clocks may differ by a second. */
  void refused(String what, long sent, long deadline) {
    (deadline - sent > TimeUnit.SECONDS.toNanos(1) ? failures : tooLate).add(what);
  }

  void took(Act act, Duration time) {
    times.computeIfAbsent(act, key -> new ConcurrentLinkedQueue<>()).add(time.toMillis());
  }

  /** The time within which so many of a hundred were answered, in milliseconds; 0 if there were none. */
  long percentile(Act act, int percent) {
    long[] sorted = sorted(times.getOrDefault(act, new ConcurrentLinkedQueue<>()));
    return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static long[] sorted(Collection<Long> values) {
    long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** One line for each act: how many, and how long they took. */
  String table() {
    StringBuilder table = new StringBuilder();
    for (Act act : Act.values()) {
      table.append(
          String.format(
              Locale.ROOT, "  %-10s %6d times, median %5d ms, p95 %5d ms, longest %5d ms%n", act,
              times.getOrDefault(act, new ConcurrentLinkedQueue<>()).size(), percentile(act, 50), percentile(act, 95),
              percentile(act, 100)));
    }
    return table.append(
            String.format(
                Locale.ROOT, "  %d answers 503 while the database was away, %d forms sent again%n", unavailable.get(),
                repeated.get()))
        .toString();
  }
}
