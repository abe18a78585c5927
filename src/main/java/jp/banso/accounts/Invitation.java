package jp.banso.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.parties.OrganisationKind;
import jp.banso.parties.RoleKind;

/**
 * Somebody who was asked to work here. Times are business time.
 *
 * @param organisationId null if the organisation is found or registered by its name when it is accepted
 * @param prefecture null unless the role belongs to one
 * @param deskManager true if it makes the 課の管理者
 * @param addressee how the mail addresses the person, may be empty
 * @param lastDay null for a role without an end
 * @param group what the person holds beside the role, null for nothing
 * @param caseKey of which case, null for none
 * @param inviterGroup whose work it is to send it again
 * @param expiresAt first instant at which it opens no more
 * @param caseName empty for no case
 */
public record Invitation(
    UUID id, ProgrammeCode programme, RoleKind role, UUID organisationId, OrganisationKind organisationKind,
    String organisationName, PrefectureCode prefecture, boolean deskManager, String mail, String addressee,
    LocalDate firstDay, LocalDate lastDay, String group, CaseKey caseKey, UUID inviterId, String inviterLabel,
    String inviterGroup, Instant invitedAt, Instant expiresAt, State state, CaseName caseName) {

  /**
   * What the case is called to who is invited to it.
   *
   * @param area the region, which staff do not learn of before the receipt
   */
  public record CaseName(String call, String area) {

    static final CaseName NONE = new CaseName("", "");
  }

  /** What became of it. */
  public enum State {
    OPEN,
    ACCEPTED,
    WITHDRAWN
  }

  /** True if it can be accepted at that moment. */
  public boolean opensAt(Instant moment) {
    return state == State.OPEN && moment.isBefore(expiresAt) && !isOver(JapanTime.dateOf(moment));
  }

  /** True if the role would have ended before this day. */
  boolean isOver(LocalDate day) {
    return lastDay != null && lastDay.isBefore(day);
  }

  /** True if a region invites to its case: it answers for no organisation's name. */
  boolean isFromRegion() {
    return caseKey != null && Groups.area(caseKey).equals(inviterGroup);
  }

  /** As what whoever invites works here. */
  RoleKind inviterRole() {
    if (isFromRegion()) {
      return RoleKind.REGION;
    }
    if (inviterGroup.equals(Groups.ADMINISTRATORS)) {
      return RoleKind.ADMINISTRATOR;
    }
    if (inviterGroup.equals(Groups.secretariatManager(programme))) {
      return RoleKind.SECRETARIAT_MANAGER;
    }
    return inviterGroup.equals(Groups.secretariat(programme)) ? RoleKind.SECRETARIAT : RoleKind.PREFECTURE;
  }

  /** The last day on which it can be accepted. */
  public LocalDate lastDayToAccept() {
    return JapanTime.dateOf(expiresAt.minusMillis(1));
  }
}
