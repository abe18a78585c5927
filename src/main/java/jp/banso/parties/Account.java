package jp.banso.parties;

import java.util.UUID;

/** A person as somebody who signs in. */
public record Account(UUID id, String loginName, String displayName, String mail) {}
