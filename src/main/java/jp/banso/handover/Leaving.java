package jp.banso.handover;

import java.util.List;
import jp.banso.parties.RoleHolding;

/**
 * Somebody who leaves a role.
 *
 * @param groups in which the person does work with this role, those of cases included
 */
public record Leaving(RoleHolding holding, List<String> groups) {

  public Leaving {
    groups = List.copyOf(groups);
  }
}
