package jp.banso.accounts;

import java.time.LocalDate;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.RoleKind;

/**
 * What the list of invitations is narrowed to; each part may be null.
 *
 * @param text words in organisation, address or name
 * @param from the first day on which it was sent
 * @param until the last day on which it was sent
 */
public record InvitationFilter(
    Standing standing, RoleKind role, PrefectureCode prefecture, String text, LocalDate from, LocalDate until) {

  /** How an invitation stands for those who sent it. */
  public enum Standing {
    OPEN,
    /** Nobody accepted it in its time. */
    LAPSED,
    ACCEPTED,
    WITHDRAWN;

    public String messageKey() {
      return "accounts.state." + name();
    }
  }
}
