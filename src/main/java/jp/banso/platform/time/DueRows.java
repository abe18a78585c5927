package jp.banso.platform.time;

import java.util.Collection;
import java.util.function.Consumer;

/** What a sweep found due, row by row. */
public final class DueRows {

  private DueRows() {}

  /**
   * Carries out each; one that fails does not keep the others waiting. The work opens its own
   * transaction.
   *
   * @throws RuntimeException what the first of them threw, after the last was tried
   */
  public static <T> void each(Collection<T> rows, Consumer<T> work) {
    RuntimeException first = null;
    for (T row : rows) {
      try {
        work.accept(row);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
