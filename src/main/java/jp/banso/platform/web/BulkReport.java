package jp.banso.platform.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What became of an act on many.
 *
 * @param failures how many failed, by message key of the reason
 */
public record BulkReport(int done, Map<String, Integer> failures) {

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
            .map(
                failure ->
                    messages.getMessage(
                        "fragments.bulk.reason",
                        new Object[] {messages.getMessage(failure.getKey(), null, Locale.JAPAN), failure.getValue()},
                        Locale.JAPAN))
            .collect(Collectors.joining(messages.getMessage("fragments.bulk.separator", null, Locale.JAPAN)));
    FlashMessages.warning(redirect, "fragments.bulk.report", done, failed(), reasons);
  }

  /** Counts one after the other. */
  public static final class Counting {
    private int done;
    private final Map<String, Integer> failures = new LinkedHashMap<>();

    /** Counts one; {@code failure} is the message key of why it failed, null if it did not. */
    public void add(String failure) {
      if (failure == null) {
        done++;
      } else {
        failures.merge(failure, 1, Integer::sum);
      }
    }

    public BulkReport report() {
      return new BulkReport(done, failures);
    }
  }
}
