package jp.banso.parties;

/** A documented account of the default mode, as the login page lists it. */
public record DemoAccount(
    String loginName, String displayName, RoleKind role, String programme, String organisationName) {}
