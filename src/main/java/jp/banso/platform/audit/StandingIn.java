package jp.banso.platform.audit;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/** Port: for which of the absent an act on a case is, when somebody stands in for them. */
public interface StandingIn {

  /**
   * The absent person whose work the act is.
   *
   * @param absent for whom the actor stands in now; not empty
   * @return empty if the act is the actor's own
   */
  Optional<UUID> behind(UUID actorId, Set<UUID> absent, CaseKey key);
}
