package jp.banso.platform.workflow;

import java.util.function.Supplier;

/**
 * Tells the engine's built-in listeners that a completion or cancellation comes from our own
 * services or from the job executor. What comes another way, through Cockpit's interface for
 * instance, has no mark and is refused: it would pass by every business rule.
 */
final class EngineMark {

  private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

  private EngineMark() {}

  static <T> T carry(Supplier<T> work) {
    DEPTH.set(DEPTH.get() + 1);
    try {
      return work.get();
    } finally {
      int depth = DEPTH.get() - 1;
      if (depth == 0) {
        DEPTH.remove();
      } else {
        DEPTH.set(depth);
      }
    }
  }

  static void require(String what) {
    if (DEPTH.get() == 0) {
      throw new UnmarkedEngineAct(what);
    }
  }

  /** A task was completed or a case cancelled past our services. */
  static final class UnmarkedEngineAct extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnmarkedEngineAct(String what) {
      super("refused outside Banso's own services: " + what);
    }
  }
}
