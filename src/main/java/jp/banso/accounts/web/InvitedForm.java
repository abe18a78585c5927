package jp.banso.accounts.web;

import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.BindingResult;

/**
 * Who accepts an invitation, as typed; passwords are never shown again.
 *
 * @param token of the link, or empty for who typed mail address and code
 * @param way CODE for who wants no password
 */
record InvitedForm(
    String token, String mail, String code,
    @FieldLabel("accounts.displayName") String displayName,
    @FieldLabel("parties.login.name") String loginName,
    @FieldLabel("accounts.way") String way,
    @FieldLabel("parties.login.password") String password,
    String repeated, String existingLogin, String existingPassword) {

  static InvitedForm of(Key key, String addressee) {
    return new InvitedForm(key.token(), key.mail(), key.code(), addressee, "", "PASSWORD", "", "", "", "");
  }

  Key key() {
    return new Key(InviteForm.text(token), InviteForm.text(mail), InviteForm.text(code));
  }

  /** The account that is wanted, or null with the errors noted. */
  NewAccount read(BindingResult errors) {
    boolean byCode = "CODE".equals(way);
    String chosen = password == null ? "" : password;
    FreeText.of(errors)
        .limit("displayName", displayName, FreeText.LINE)
        .limit("loginName", loginName, FreeText.LINE)
        .refuse(!byCode && chosen.isEmpty(), "password", "accounts.refused.password")
        .refuse(!byCode && !chosen.isEmpty() && !chosen.equals(repeated), "password", "parties.password.different");
    return errors.hasErrors()
        ? null
        : new NewAccount(
            InviteForm.text(displayName),
            java.text.Normalizer.normalize(InviteForm.text(loginName), java.text.Normalizer.Form.NFKC),
            byCode ? "" : chosen);
  }
}
