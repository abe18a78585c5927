package jp.banso.reception;

import java.time.Instant;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.OrganisationKind;

/**
 * A region that wishes to apply. Times are business time.
 *
 * @param personId whose account it is, null until the mail was answered
 * @param newAccount true if the account was made for it and opens with the admission
 * @param expiresAt first instant at which the mail opens no more
 * @param reason why it was declined, else null
 * @param applicationId the draft that was begun with the admission, else null
 */
public record Admission(
    UUID id, CallId call, ProgrammeCode programme, PrefectureCode prefecture, String organisation,
    OrganisationKind kind, String applicantName, String mail, Instant askedAt, Instant expiresAt, State state,
    UUID personId, boolean newAccount, Instant confirmedAt, Instant settledAt, String settledBy, String reason,
    UUID applicationId) {

  /** Where it stands. */
  public enum State {
    /** A mail was sent; nobody has shown yet that it reached somebody. */
    ASKED,
    /** 県の確認待ち. */
    CONFIRMED,
    ADMITTED,
    DECLINED;

    public String messageKey() {
      return "reception.state." + name();
    }
  }
}
