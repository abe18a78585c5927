package jp.banso.platform.audit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jp.banso.kernel.CaseKey;

/**
 * One act or refusal.
 *
 * @param action message key of what was done, {@code audit.<module>.<verb>}
 * @param key the case; may be null for acts on none
 * @param details facts worth keeping: before, after, reason, rule ids
 * @param audiences who may read it in the history of the case
 */
public record AuditEntry(
    Actor actor, String action, CaseKey key, Map<String, String> details, Set<Audience> audiences) {

  /** An entry that staff may read; add to it by {@link #detail} and {@link #audience}. */
  public static AuditEntry of(Actor actor, String action, CaseKey key) {
    return new AuditEntry(actor, action, key, Map.of(), EnumSet.of(Audience.STAFF));
  }

  /** An entry for the log alone, too frequent for a case's history; {@link #audience} adds readers. */
  public static AuditEntry logged(Actor actor, String action, CaseKey key) {
    return new AuditEntry(actor, action, key, Map.of(), Set.of());
  }

  public AuditEntry detail(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(details);
    more.put(name, value == null ? "" : value.toString());
    return new AuditEntry(actor, action, key, Collections.unmodifiableMap(more), audiences);
  }

  public AuditEntry audience(Audience... readers) {
    Set<Audience> more = EnumSet.noneOf(Audience.class);
    more.addAll(audiences);
    Collections.addAll(more, readers);
    return new AuditEntry(actor, action, key, details, more);
  }

  /** Readable by all who may see the case. */
  public AuditEntry forAll() {
    return audience(Audience.values());
  }
}
