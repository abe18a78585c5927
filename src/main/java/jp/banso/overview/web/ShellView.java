package jp.banso.overview.web;

import java.util.List;

/** The frame of every page for a signed-in person; see layout/page. */
public record ShellView(
    String personName,
    String organisationName,
    String roleLabel,
    boolean severalRoles,
    String today,
    String fiscalYear,
    boolean demo,
    String demoNow,
    List<NavItem> navigation) {}
