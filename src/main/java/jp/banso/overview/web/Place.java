package jp.banso.overview.web;

import static jp.banso.parties.RoleKind.ADMINISTRATOR;
import static jp.banso.parties.RoleKind.ADVISOR;
import static jp.banso.parties.RoleKind.MINISTRY;
import static jp.banso.parties.RoleKind.PREFECTURE;
import static jp.banso.parties.RoleKind.REGION;
import static jp.banso.parties.RoleKind.REVIEWER;
import static jp.banso.parties.RoleKind.SECRETARIAT;
import static jp.banso.parties.RoleKind.SECRETARIAT_MANAGER;

import java.util.EnumSet;
import java.util.Set;
import jp.banso.parties.RoleKind;

/** The places of the navigation, in order, with the roles that have work or something to read there. */
enum Place {
  HOME("/", EnumSet.allOf(RoleKind.class)),
  TASKS("/tasks", EnumSet.allOf(RoleKind.class)),
  CALLS("/calls", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT, MINISTRY, PREFECTURE, REGION)),
  FORMS("/forms", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  MAIL_TEXTS("/mail-texts", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  APPLICATIONS(
      "/applications", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT, MINISTRY, PREFECTURE, REGION)),
  COMPILATIONS("/compilations", EnumSet.of(PREFECTURE)),
  INTAKE("/intake", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  RECEIVED("/mails", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  SELECTION("/selection", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT, MINISTRY)),
  REVIEWS("/reviews", EnumSet.of(REVIEWER)),
  SUPPORT(
      "/support",
      EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT, MINISTRY, PREFECTURE, REGION, ADVISOR)),
  RECEPTION("/reception", EnumSet.of(PREFECTURE)),
  DESK("/desk", EnumSet.of(PREFECTURE)),
  INVITATIONS("/people/invitations", EnumSet.of(SECRETARIAT_MANAGER, PREFECTURE)),
  ABSENCES("/absences", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT, MINISTRY, PREFECTURE, REGION)),
  TRANSFERS("/transfers", EnumSet.of(ADMINISTRATOR, SECRETARIAT_MANAGER)),
  DESK_CONFIRMATIONS("/desk-confirmations", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  INQUIRIES("/inquiries", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  KNOWLEDGE("/knowledge", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT)),
  DISCLOSURES("/disclosures", EnumSet.of(SECRETARIAT_MANAGER)),
  MINISTRY_INQUIRIES("/ministry-inquiries", EnumSet.of(MINISTRY)),
  GUIDEBOOK("/guidebook-candidates", EnumSet.of(MINISTRY)),
  CONSULTATION("/desk-terms", EnumSet.of(SECRETARIAT_MANAGER, SECRETARIAT, MINISTRY)),
  CALENDAR("/calendar", EnumSet.of(ADMINISTRATOR, SECRETARIAT_MANAGER, SECRETARIAT)),
  PEOPLE("/people", EnumSet.of(ADMINISTRATOR)),
  COCKPIT("/camunda/app/cockpit/default/", EnumSet.of(ADMINISTRATOR, SECRETARIAT_MANAGER)),
  AUDIT("/audit", EnumSet.of(ADMINISTRATOR, SECRETARIAT_MANAGER)),
  MAILS("/demo/mails", EnumSet.allOf(RoleKind.class), true),
  CLOCK("/demo/clock", EnumSet.of(ADMINISTRATOR), true);

  private final String href;
  private final Set<RoleKind> roles;
  private final boolean demoOnly;

  Place(String href, Set<RoleKind> roles) {
    this(href, roles, false);
  }

  Place(String href, Set<RoleKind> roles, boolean demoOnly) {
    this.href = href;
    this.roles = roles;
    this.demoOnly = demoOnly;
  }

  boolean isFor(RoleKind role, boolean demo) {
    return roles.contains(role) && (demo || !demoOnly);
  }

  String href() {
    return href;
  }

  String labelKey() {
    return "overview.navigation." + name();
  }

  /** True if the path lies at or below this place; home is only itself. */
  boolean holds(String path) {
    return path.equals(href) || (this != HOME && path.startsWith(href + "/"));
  }
}
