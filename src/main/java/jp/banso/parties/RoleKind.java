package jp.banso.parties;

import java.util.EnumSet;
import java.util.Set;
import jp.banso.platform.audit.Audience;

/** What a person is in a programme. A person may hold several roles and works in one at a time. */
public enum RoleKind {
  ADMINISTRATOR(Audience.STAFF),
  SECRETARIAT_MANAGER(Audience.STAFF),
  SECRETARIAT(Audience.STAFF),
  MINISTRY(Audience.MINISTRY),
  PREFECTURE(Audience.PREFECTURE),
  REGION(Audience.REGION),
  ADVISOR(Audience.ADVISOR),
  REVIEWER(Audience.ADVISOR);

  private final Audience audience;

  RoleKind(Audience audience) {
    this.audience = audience;
  }

  public boolean isSecretariat() {
    return this == SECRETARIAT || this == SECRETARIAT_MANAGER;
  }

  /** Which acts of a case this role may read. */
  public Set<Audience> reads() {
    return EnumSet.of(audience);
  }

  /** Message key of the role's name. */
  public String messageKey() {
    return "parties.role." + name();
  }
}
