package jp.banso.platform.audit;

import java.util.Map;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param personId null for the system
 * @param label role and organisation as shown in a history, never a private name
 * @param role the role in which the person acts
 * @param proxyNote 「事務局が代理入力（…）」 if recorded on another's word, else null
 * @param standsFor the absent colleagues for whom the person stands in, with what is noted of an act for one
 */
public record Actor(UUID personId, String label, String role, String proxyNote, Map<UUID, String> standsFor) {

  public Actor {
    standsFor = Map.copyOf(standsFor);
  }

  /** Somebody who stands in for nobody. */
  public Actor(UUID personId, String label, String role, String proxyNote) {
    this(personId, label, role, proxyNote, Map.of());
  }

  private static final Actor SYSTEM = new Actor(null, "system", "SYSTEM", null);

  /** The system itself: timers, sweeps, listeners. */
  public static Actor system() {
    return SYSTEM;
  }
}
