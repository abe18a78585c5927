package jp.banso.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What became of an act on many.
 *
 * @param failures how many failed, by message key of the reason
 * @param names which of them, as far as they have names, by the same key
 */
public record BulkReport(int done, Map<String, Integer> failures, Map<String, List<String>> names) {

  /** Past this many nobody reads on; the others are counted. */
  private static final int MOST_NAMES = 20;

  public int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Says it on the next page: how many succeeded, how many failed and why.
   *
   * @param doneKey message key for when all succeeded, with their number
   */
  public void say(RedirectAttributes redirect, MessageSource messages, String doneKey) {
    if (failures.isEmpty()) {
      FlashMessages.success(redirect, doneKey, done);
      return;
    }
    String reasons =
        failures.entrySet().stream()
            .map(failure -> reason(messages, failure.getKey(), failure.getValue()))
            .collect(Collectors.joining(separator(messages)));
    FlashMessages.warning(redirect, "fragments.bulk.report", done, failed(), reasons);
  }

  private String reason(MessageSource messages, String key, int count) {
    String why = messages.getMessage(key, null, Locale.JAPAN);
    List<String> which = names.getOrDefault(key, List.of());
    if (which.isEmpty()) {
      return messages.getMessage("fragments.bulk.reason", new Object[] {why, count}, Locale.JAPAN);
    }
    String said = which.stream().limit(MOST_NAMES).collect(Collectors.joining(separator(messages)));
    return messages.getMessage(
        which.size() > MOST_NAMES ? "fragments.bulk.reason.many" : "fragments.bulk.reason.named",
        new Object[] {why, count, said}, Locale.JAPAN);
  }

  private static String separator(MessageSource messages) {
    return messages.getMessage("fragments.bulk.separator", null, Locale.JAPAN);
  }

  /** Counts one after the other. */
  public static final class Counting {
    private int done;
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private final Map<String, List<String>> names = new LinkedHashMap<>();

    /** Counts one; {@code failure} is the message key of why it failed, null if it did not. */
    public void add(String failure) {
      if (failure == null) {
        done++;
      } else {
        failures.merge(failure, 1, Integer::sum);
      }
    }

    /** As {@link #add(String)}, of one that the report names if it failed; an empty name is not said. */
    public void add(String name, String failure) {
      add(failure);
      if (failure != null && !name.isEmpty()) {
        names.computeIfAbsent(failure, key -> new ArrayList<>()).add(name);
      }
    }

    public BulkReport report() {
      return new BulkReport(done, failures, names);
    }
  }
}
