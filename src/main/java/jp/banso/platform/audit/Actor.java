package jp.banso.platform.audit;

import java.util.UUID;

/**
 * Who acts.
 *
 * @param personId null for the system
 * @param label role and organisation as shown in a history, never a private name
 * @param role the role in which the person acts
 * @param proxyNote 「事務局が代理入力（…）」 if recorded on another's word, else null
 */
public record Actor(UUID personId, String label, String role, String proxyNote) {

  private static final Actor SYSTEM = new Actor(null, "system", "SYSTEM", null);

  /** The system itself: timers, sweeps, listeners. */
  public static Actor system() {
    return SYSTEM;
  }
}
