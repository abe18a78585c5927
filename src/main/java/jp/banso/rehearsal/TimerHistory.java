package jp.banso.rehearsal;

import java.time.Instant;
import java.util.List;

/** Port: the timers that the models have, and those that the engine let fire. */
public interface TimerHistory {

  /**
   * A timer of a model; {@code at} and {@code caseKey} are null for one as such.
   *
   * @param processName the flow in words
   */
  record ModelTimer(String process, String processName, String id, String name, Instant at, String caseKey) {

    /** The same timer, whenever and wherever it fires. */
    public String key() {
      return process + "/" + id;
    }
  }

  /** In the order in which they fired. */
  List<ModelTimer> fired();

  /** Every timer of every model. */
  List<ModelTimer> known();
}
