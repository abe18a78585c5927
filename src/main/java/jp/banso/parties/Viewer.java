package jp.banso.parties;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.platform.audit.Actor;

/**
 * Who looks or acts: a person in one role of one programme. Every public read and verb takes it.
 * Read anew at each request.
 *
 * @param prefecture null unless the role belongs to a prefecture
 * @param groups the task groups the person holds, see {@link Groups}
 * @param proxyNote 「事務局が代理入力（…）」 beside a proxy entry, else null
 * @param proxyOrNull set if the secretariat records another's word in this request
 * @param standsFor the absent colleagues for whom the person stands in today, by name
 * @param absenceNotes what the log notes of an act for one of them
 */
public record Viewer(
    UUID personId,
    UUID roleId,
    String displayName,
    RoleKind role,
    UUID organisationId,
    String organisationName,
    ProgrammeCode programme,
    PrefectureCode prefectureOrNull,
    Set<String> groups,
    ProxyEntry proxyOrNull,
    String proxyNote,
    Map<UUID, String> standsFor,
    Map<UUID, String> absenceNotes) {

  public Viewer {
    groups = Set.copyOf(groups);
    standsFor = Map.copyOf(standsFor);
    absenceNotes = Map.copyOf(absenceNotes);
  }

  public Optional<PrefectureCode> prefecture() {
    return Optional.ofNullable(prefectureOrNull);
  }

  public Optional<ProxyEntry> proxy() {
    return Optional.ofNullable(proxyOrNull);
  }

  public boolean holds(String group) {
    return groups.contains(group);
  }

  /** True of what is the person's own, or an absent colleague's whom the person stands in for. */
  public boolean isOrStandsFor(UUID other) {
    return personId.equals(other) || (other != null && standsFor.containsKey(other));
  }

  public boolean isSecretariatOf(ProgrammeCode other) {
    return role.isSecretariat() && programme == other;
  }

  public boolean isManagerOf(ProgrammeCode other) {
    return role == RoleKind.SECRETARIAT_MANAGER && programme == other;
  }

  public boolean isMinistryOf(ProgrammeCode other) {
    return role == RoleKind.MINISTRY && programme == other;
  }

  /** True if the person may take this group's step, directly or as 代理入力 of the secretariat. */
  public boolean mayActFor(String group, ProgrammeCode ofProgramme) {
    return programme == ofProgramme
        && (holds(group) || (proxyOrNull != null && isSecretariatOf(ofProgramme)));
  }

  /**
   * Guards a step of a group.
   *
   * @throws Forbidden if the person may not take it
   */
  public void requireActFor(String group, ProgrammeCode ofProgramme) {
    if (!mayActFor(group, ofProgramme)) {
      throw new Forbidden(role + " may not act for " + group);
    }
  }

  /** Guards a step that no one may record for another: declarations, scores, the second person. */
  public void requireInPerson(String group, ProgrammeCode ofProgramme) {
    if (programme != ofProgramme || !holds(group) || proxyOrNull != null) {
      throw new Forbidden(role + " may not act in person for " + group);
    }
  }

  /** The actor of audit rows. */
  public Actor actor() {
    return new Actor(personId, organisationName + " " + displayName, role.name(), proxyNote, absenceNotes);
  }
}
