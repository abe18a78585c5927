package jp.banso.reception.web;

import java.text.Normalizer;
import jp.banso.accounts.InvitationDoor.Key;
import jp.banso.accounts.InvitationDoor.NewAccount;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import org.springframework.validation.BindingResult;

/**
 * The account of a region that confirms its wish, as typed; passwords are never shown again.
 *
 * @param token of the link, or empty for who typed mail address and code
 * @param way CODE for who wants no password
 */
record ConfirmForm(
    String token,
    @FieldLabel("parties.people.mail") String mail,
    @FieldLabel("accounts.code") String code,
    @FieldLabel("accounts.displayName") String displayName,
    @FieldLabel("parties.login.name") String loginName,
    @FieldLabel("accounts.way") String way,
    @FieldLabel("parties.login.password") String password,
    String repeated, String existingLogin, String existingPassword) {

  static ConfirmForm of(Key key, String name) {
    return new ConfirmForm(key.token(), key.mail(), key.code(), name, "", "PASSWORD", "", "", "", "");
  }

  Key key() {
    return new Key(NoticeForm.text(token), NoticeForm.text(mail), NoticeForm.text(code));
  }

  boolean hasAccount() {
    return !NoticeForm.text(existingLogin).isEmpty();
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
            NoticeForm.text(displayName), Normalizer.normalize(NoticeForm.text(loginName), Normalizer.Form.NFKC),
            byCode ? "" : chosen);
  }
}
