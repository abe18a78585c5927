package jp.banso.applications;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of an act on many.
 *
 * @param failures how many failed, by message key of the reason
 */
public record BulkReport(int done, Map<String, Integer> failures) {

  public int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Counts one after the other. */
  static final class Counting {
    private int done;
    private final Map<String, Integer> failures = new LinkedHashMap<>();

    /** @param failure message key of why it failed, null if it did not */
    void add(String failure) {
      if (failure == null) {
        done++;
      } else {
        failures.merge(failure, 1, Integer::sum);
      }
    }

    BulkReport report() {
      return new BulkReport(done, failures);
    }
  }
}
