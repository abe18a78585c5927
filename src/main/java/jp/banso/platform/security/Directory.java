package jp.banso.platform.security;

import java.util.Optional;
import java.util.UUID;

/** Port: the people who may sign in, and what they may operate. The module parties implements it. */
public interface Directory {

  /**
   * An account as the login needs it; the password is hashed.
   *
   * @param awaiting true if it is not open yet, but somebody is asked to open it
   * @param initialPassword true if somebody else gave it, so that it has to be changed first
   */
  record Account(
      UUID personId, String loginName, String passwordHash, boolean enabled, boolean awaiting,
      boolean initialPassword) {}

  /** A person who may open Cockpit. */
  record Operator(String loginName, String displayName) {}

  Optional<Account> account(String loginName);

  /** Empty unless the person is administrator or secretariat manager at present. */
  Optional<Operator> operator(String loginName);
}
